// The row of a language that is read by a table.
import type { CodeFile, Language, Syntax } from '../language.js';
import { isUtf16 } from '../text/decode.js';
import { type DeadWords, deadDialect } from './dead.js';
import { deadJulia } from './dead-julia.js';
import type { Dialect } from './dialect.js';
import { hollowDialectTests, type TestWords } from './hollow-tests.js';
import { outlineDialect } from './outline.js';
import { blankDialect, scanDialect } from './scan.js';
import { skippedTests } from './skipped.js';

/** What a row says beside its table. */
interface DialectDetails<Ecosystem extends string> {
  files: RegExp;
  tests: RegExp;
  kernels: RegExp;
  fence?: string;
  /** How tests are told that prove nothing; null where nothing tells. */
  hollow: TestWords | null;
  /** How code says that it never runs. */
  dead: DeadWords | 'julia';
  /** The keys of its packages in imports, and in lists of dependencies. */
  tools: readonly [imports: string, distributions: string];
  ecosystems: readonly Ecosystem[];
  buildsModels?: boolean;
}

const maxBytes = 1024 * 1024;
const never = () => false;

/** @returns the row of a language of which it is not followed what a name of one file stands for in another */
export function tabled<const Id extends string, const Ecosystem extends string>(
  id: Id,
  dialect: Dialect,
  { files, tests, kernels, fence = '', hollow, dead, tools: [imports, distributions], ecosystems, buildsModels = false }: DialectDetails<Ecosystem>,
): Language<Id, Ecosystem> {
  const syntax: Syntax = {
    scan: (source, interest, names) => scanDialect(dialect, source, interest, names),
    commented: files,
    stripComments: (source) => blankDialect(dialect, source),
    dead: (source) => [
      ...(dead === 'julia' ? deadJulia(dialect, source) : deadDialect(dialect, dead, source)),
      ...(hollow ? skippedTests(dialect, hollow, source) : []),
    ],
    hollowTests: (source) => hollow && hollowDialectTests(dialect, hollow, source),
    outline: (source) => outlineDialect(dialect, source),
    isStub: never,
    kernels,
    fence: fence === '' ? null : fence,
  };
  const bytesOf = (file: CodeFile) => (isUtf16(file.bytes) ? file.text() : file.bytes);
  const read: Language['read'] = (file, interest) => ({ ...scanDialect(dialect, bytesOf(file), interest), installs: [], isStub: never });
  return { id, files, maxBytes, tests, read, syntax, tools: { imports, distributions, prefix: dialect.prefix }, ecosystems, buildsModels, linked: false };
}
