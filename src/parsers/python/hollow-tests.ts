// Python tests that prove nothing: skipped ones, and those in whose body stands nothing that they did not make up themselves.
import type { HollowTests } from '../code/hollow-tests.js';
import { type PythonStatement, pythonStatements } from './statements.js';

/** Words that every Python knows: a body of nothing else touches nothing of a project. */
const known = new Set(
  (
    'and as assert async await break class continue def del elif else except finally for global if in is lambda nonlocal not or pass raise return try while with yield None ' +
    'True False print len range str int float bool list dict set tuple sorted reversed sum min max abs round isinstance type repr enumerate zip any all object map filter ' +
    'Exception ValueError TypeError KeyError ZeroDivisionError AssertionError NotImplementedError'
  ).split(' '),
);
const ownChecks = /^(?:assert|fail$|subTest$|skipTest$)/;

/** @returns why none of a file's tests proves anything; null where one may, or there are none. Never throws. */
export function hollowPythonTests(source: string): HollowTests | null {
  const statements = pythonStatements(source);
  const all = statements.some(skipsModule);
  const verdicts = new Set<HollowTests | null>();
  const skipped: number[] = [];
  let decorators: PythonStatement[] = [];
  for (const [index, statement] of statements.entries()) {
    while (skipped.length > 0 && statement.column <= (skipped.at(-1) ?? 0)) skipped.pop();
    const words = wordsOf(statement);
    if (words[0] === '@') {
      decorators.push(statement);
      continue;
    }
    const [head, name = ''] = words[0] === 'async' ? words.slice(1) : words;
    if (head === 'class' && decorators.some(isSkip)) skipped.push(statement.column);
    if (head === 'def' && /^test/.test(name) && !decorators.some(isFixture)) {
      const verdict = all || skipped.length > 0 || decorators.some(isSkip) ? 'skipped' : hollowBody(bodyOf(statements, index));
      verdicts.add(verdict);
      if (verdict === null) return null;
    }
    decorators = [];
  }
  return verdicts.size === 0 ? null : verdicts.has('asserts-nothing') ? 'asserts-nothing' : 'skipped';
}

function wordsOf({ words }: PythonStatement): string[] {
  return words.map(({ text }) => text);
}

/** `@pytest.mark.skip`, `@unittest.skip("…")`, `@pytest.mark.skipif(True, …)`. */
function isSkip(decorator: PythonStatement): boolean {
  return /^@(?:\w+\.){0,3}skip(?:\(|$)|^@(?:\w+\.){0,3}skip[iI]f\(True[,)]/.test(wordsOf(decorator).join(''));
}

/** A function that tests are given the value of. */
function isFixture(decorator: PythonStatement): boolean {
  return /^@(?:\w+\.)?fixture\b/.test(wordsOf(decorator).join(''));
}

function skipsModule(statement: PythonStatement): boolean {
  if (statement.column > 0) return false;
  const said = wordsOf(statement).join(' ');
  return /^pytestmark = (?:\[ )?pytest \. mark \. skip(?: \(| \]|$)|^pytest \. skip \(.{0,300}allow_module_level = True|^raise (?:unittest \. )?SkipTest\b/.test(
    said,
  );
}

/** The statements below a definition, and what stands in its own line. */
function bodyOf(statements: readonly PythonStatement[], at: number): PythonStatement[] {
  const head = statements[at];
  if (!head) return [];
  const end = statements.findIndex((one, index) => index > at && one.column <= head.column);
  const inline = head.body >= 0 && head.body < head.words.length ? [{ ...head, words: head.words.slice(head.body), body: -1 }] : [];
  return [...inline, ...statements.slice(at + 1, end < 0 ? undefined : end)];
}

function hollowBody(body: readonly PythonStatement[]): HollowTests | null {
  const [first] = body.filter(({ words }) => words.some(({ kind }) => kind !== 'string'));
  if (first && /^(?:pytest \. skip \(|self \. skipTest \(|raise (?:unittest \. )?SkipTest\b)/.test(wordsOf(first).join(' '))) return 'skipped';
  const made = new Set<string>();
  for (const { words } of body) {
    const loop = words[0]?.text === 'for' ? words.findIndex(({ text }) => text === 'in') : -1;
    for (const { kind, text } of words.slice(1, Math.max(loop, 1))) if (kind === 'name') made.add(text);
    if (words[0]?.kind === 'name' && words[1]?.text === '=') made.add(words[0].text);
  }
  return body.some(({ words }) => words.some((_, index) => touches(words, index, made))) ? null : 'asserts-nothing';
}

/** Whether a word stands for something that the test did not make itself. */
function touches(words: PythonStatement['words'], index: number, made: ReadonlySet<string>): boolean {
  const { kind, text } = words[index] ?? { kind: 'other', text: '' };
  if (kind !== 'name' || words[index - 1]?.text === '.') return false;
  if (text === 'self' || text === 'cls') return !(words[index + 1]?.text === '.' && ownChecks.test(words[index + 2]?.text ?? ''));
  return !known.has(text) && !made.has(text);
}
