// The schema of what a signal looks for, and its way from YAML to the model.
import { z } from 'zod';
import type { Expression, Matcher } from '../model/index.js';
import { isGlob } from '../parsers/glob/glob.js';
import { patternOf } from '../signals/pattern.js';

const name = z.string().min(1).max(300);
const names = z.array(name).min(1);
const globs = z.array(name.refine(isGlob, { error: 'has more than 512 alternatives; split it' })).min(1);
const where = z.enum(['own', 'tests', 'anywhere']).default('own');

/** A regular expression that compiles. */
const pattern = z.string().min(1).max(2000).refine(compiles, { error: 'is not a regular expression that compiles' });

function compiles(source: string): boolean {
  try {
    patternOf(source);
    return true;
  } catch {
    return false;
  }
}

const matchers = {
  file: z.strictObject({ named: globs, 'over-bytes': z.int().nonnegative().default(0), where }),
  dependency: z.strictObject({ names: names.default([]), tools: names.default([]) }),
  import: z.strictObject({ names: names.default([]), tools: names.default([]), where }),
  call: z.strictObject({
    // The scanners keep a call by its first or its last segment; one that is wild at both ends would never be seen.
    names: z
      .array(name.refine((one) => !(one.startsWith('*') && /\*[^.]*$/.test(one)), { error: 'is wild at both ends; name the first or the last segment' }))
      .min(1)
      .default([]),
    tools: names.default([]),
    with: z.record(name, pattern).default({}),
    without: z.record(name, pattern).default({}),
    string: pattern.nullable().default(null),
    where,
  }),
  define: z.strictObject({ names, where }),
  config: z.strictObject({ files: globs, key: z.array(name).min(1), value: pattern.nullable().default(null), where: where.default('anywhere') }),
  text: z.strictObject({ files: globs, matches: z.array(pattern).min(1), 'not-matches': z.array(pattern).default([]), where }),
  workflow: z.strictObject({ runs: pattern.nullable().default(null), uses: pattern.nullable().default(null), on: names.default([]) }),
  document: z.strictObject({
    files: globs,
    heading: pattern.nullable().default(null),
    says: z.array(pattern).default([]),
    'front-matter': names.default([]),
    sentences: z.int().positive().default(3),
  }),
  share: z.strictObject({ of: z.enum(['notebook-lines', 'pinned-dependencies', 'locked-dependencies']), over: z.number().min(0).max(1) }),
};

/** The kinds of matcher, in the order in which `explain` lists them. */
export const matcherKinds = Object.keys(matchers);

type Written = (
  | { any: Written[] }
  | { all: Written[]; 'same-file'?: boolean | undefined }
  | { none: Written[] }
  | { [K in keyof typeof matchers]: Record<K, z.output<(typeof matchers)[K]>> }[keyof typeof matchers]
) & { label?: string };

const label = z.exactOptional(z.string().min(1).max(80));

const written: z.ZodType<Written> = z.lazy(() =>
  z.union([
    z.strictObject({ any: z.array(written).min(1), label }),
    z.strictObject({ all: z.array(written).min(1), 'same-file': z.boolean().optional(), label }),
    z.strictObject({ none: z.array(written).min(1), label }),
    z.strictObject({ file: matchers.file, label }),
    z.strictObject({ dependency: matchers.dependency, label }),
    z.strictObject({ import: matchers.import, label }),
    z.strictObject({ call: matchers.call, label }),
    z.strictObject({ define: matchers.define, label }),
    z.strictObject({ config: matchers.config, label }),
    z.strictObject({ text: matchers.text, label }),
    z.strictObject({ workflow: matchers.workflow, label }),
    z.strictObject({ document: matchers.document, label }),
    z.strictObject({ share: matchers.share, label }),
  ]),
);

/** Schema of an expression: YAML in, the model's `Expression` out. */
export const expressionSchema = written.transform(toExpression);

function toExpression(w: Written): Expression {
  const expression = unlabelled(w);
  return w.label === undefined ? expression : { ...expression, label: w.label };
}

function unlabelled(w: Written): Expression {
  if ('any' in w) return { any: w.any.map(toExpression) };
  if ('all' in w) return { all: w.all.map(toExpression), sameFile: w['same-file'] ?? false };
  if ('none' in w) return { none: w.none.map(toExpression) };
  return toMatcher(w);
}

function toMatcher(w: Exclude<Written, { any: Written[] } | { all: Written[] } | { none: Written[] }>): Matcher {
  if ('file' in w) return { kind: 'file', named: w.file.named, overBytes: w.file['over-bytes'], where: w.file.where };
  if ('dependency' in w) return { kind: 'dependency', ...w.dependency };
  if ('import' in w) return { kind: 'import', ...w.import };
  if ('call' in w) return { kind: 'call', ...w.call };
  if ('define' in w) return { kind: 'define', ...w.define };
  if ('config' in w) return { kind: 'config', ...w.config };
  if ('text' in w) return { kind: 'text', files: w.text.files, matches: w.text.matches, notMatches: w.text['not-matches'], where: w.text.where };
  if ('workflow' in w) return { kind: 'workflow', ...w.workflow };
  if ('document' in w)
    return {
      kind: 'document',
      files: w.document.files,
      heading: w.document.heading,
      says: w.document.says,
      frontMatter: w.document['front-matter'],
      sentences: w.document.sentences,
    };
  return { kind: 'share', ...w.share };
}
