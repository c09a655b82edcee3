// Python tests that no runner finds by the name of their file, and that nothing names.
import type { Matcher, Sighting } from '../model/index.js';
import { glob } from '../parsers/glob/glob.js';
import { languageOf } from '../parsers/languages.js';
import type { TextSource } from './text-source.js';

/** What pytest and unittest collect without being told. */
const collected = /^(?:test[^/]*|[^/]*_test|conftest)\.py$/;
const starts = /\.(?:ya?ml|toml|cfg|ini|sh|bash|json|mk|md|rst)$|(?:^|\/)(?:makefile|justfile|dockerfile|jenkinsfile)[^/]*$/i;
/** Commands that may find tests by other names; what a document says starts nothing. */
const otherRunner = /\b(?:nosetests|nose2|stestr)\b|\bunittest\b.{0,40}\bdiscover\b|-m[ ]+(?:nose|green)\b|^[ \t-]{0,40}(?:run:[ ]{0,4})?green(?=[ ]|$)/m;
const maxFiles = 5_000;

/**
 * Marks what was seen in such files.
 * @param hits what all matchers saw; places are doubted in place
 * @param named names of test files that the settings give, "*" for any
 */
export function doubtUncollected(
  hits: ReadonlyMap<Matcher, readonly Sighting[]>,
  files: readonly { path: string; role: string }[],
  named: readonly string[],
  { expect, text, isSpent }: TextSource,
): void {
  if (named.includes('*')) return;
  const globs = named.map(glob);
  const tests = new Set(files.filter(({ path, role }) => role === 'test' && path.endsWith('.py') && !collected.test(nameOf(path))).map(({ path }) => path));
  const seen = [...hits.values()].flatMap((places) => places.filter(({ path, doubt }) => doubt === undefined && tests.has(path)));
  const asked = [...new Set(seen.map(({ path }) => path))].filter((path) => !globs.some((matches) => matches(path)) && isOfTests(text(path) ?? ''));
  if (asked.length === 0) return;
  const stray = new Set(asked);
  const asking = files.map(({ path }) => path).filter((path) => languageOf(path) !== null || starts.test(path));
  expect(asking.slice(0, maxFiles));
  for (const path of asking.slice(0, maxFiles)) {
    const said = text(path) ?? '';
    // Other runners, or other patterns, may find them.
    if (starts.test(path) && !/\.(?:md|rst)$/i.test(path) && otherRunner.test(said)) return;
    for (const one of stray) if (one !== path && said.includes(nameOf(one).slice(0, -'.py'.length))) stray.delete(one);
  }
  if (isSpent()) return;
  for (const place of seen) if (stray.has(place.path)) place.doubt = 'collects-nothing';
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Whether a file holds tests and nothing by which it may be started: its own call, or classes of unittest, which people start by the name of the module. */
function isOfTests(text: string): boolean {
  return /^[ \t]{0,20}(?:async )?def test_?\w/m.test(text) && !/__main__|\bunittest\b|\bTestCase\b|\bpytest\.main\(/.test(text);
}
