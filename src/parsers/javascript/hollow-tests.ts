// Tests in JavaScript and TypeScript that prove nothing: all of them skipped, or nothing compared but what is written there, in a file that uses nothing of the project.
import type { HollowTests } from '../code/hollow-tests.js';
import { bytesOf, END, NAME, NUMBER, openTokens, STRING, text } from '../code/lexer.js';
import { advance } from './lexer.js';

const runs = new Set(['it', 'test', 'fit', 'specify']);
const groups = new Set(['describe', 'context', 'suite', 'fdescribe']);
const left = new Set(['xit', 'xtest', 'xdescribe', 'xcontext']);
const frameworks = /^(?:node:|@jest\/|@playwright\/|@testing-library\/)|^(?:vitest|mocha|chai|jest|assert|bun:test|ava|tape|uvu)$/;
const compares = /^(?:expect|assert|should|ok|equal|deepEqual|strictEqual|is|same)$/;

/** @returns why none of a file's tests proves anything; null where one may, or there are none. Never throws. */
export function hollowScriptTests(source: string): HollowTests | null {
  const t = openTokens(bytesOf(source));
  let [skipped, live, literal, uses, group, before] = [0, 0, 0, false, -1, 0];
  let words: string[] = [];
  for (let kind = advance(t); kind !== END; kind = advance(t)) {
    const word = kind === NAME ? text(t) : kind === 46 ? '.' : kind === 40 ? '(' : '';
    if (kind === STRING && /^(?:from|import|require\()$/.test(words.join('')) && !frameworks.test(text(t).slice(1, -1))) uses = true;
    words = word === '' ? [] : before === NAME && kind === NAME ? [word] : [...words.slice(-6), word];
    if (group >= 0 && t.depth < group) group = -1;
    const [name = '', , member = ''] = words;
    const opens = word === '(' && words.length > 1;
    const isLeft = left.has(name) || ((runs.has(name) || groups.has(name)) && /^(?:skip|todo)$/.test(member));
    if (opens && isLeft) {
      skipped++;
      if (group < 0 && !runs.has(name)) group = t.depth;
    } else if (opens && runs.has(name) && words.length <= 4 && group < 0) live++;
    else if (opens && name === 'expect' && words.length === 2) {
      const next = advance(t);
      const value = next === STRING || next === NUMBER || (next === NAME && /^(?:true|false|null|undefined)$/.test(text(t)));
      if (value && advance(t) === 41) literal++;
      else uses = true;
    } else if (opens && compares.test(words.at(-2) ?? '') && name !== 'expect') uses = true;
    before = t.kind;
  }
  if (live === 0) return skipped > 0 ? 'skipped' : null;
  return literal > 0 && !uses ? 'asserts-nothing' : null;
}
