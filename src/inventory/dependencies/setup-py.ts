// setup.py, read without running it: lists of string literals behind install_requires and extras_require, and the variables they name.
import { closing, pythonTokens, type Token } from '../../parsers/python/tokens.js';
import { type Dependency, type Group, groupOf } from './dependency.js';
import { pythonRequirement } from './requirement.js';

type Values = { text: string; line: number }[];

const keywords: Record<string, Group> = {
  install_requires: 'main',
  requires: 'main',
  extras_require: 'optional',
  tests_require: 'development',
  setup_requires: 'development',
};

/** @returns the requirements that stand in the file as literals; what is computed or read from another file is not seen. */
export function readSetupPy(text: string): Dependency[] {
  const tokens = pythonTokens(text);
  const variables = assignments(tokens);
  const found = new Map<string, Dependency>();
  const add = (values: Values, group: Group) => {
    for (const value of values) {
      for (const part of value.text.includes('\\n') ? value.text.split('\\n') : value.text.split('\n')) {
        const requirement = pythonRequirement(part);
        const key = requirement && `${requirement.name} ${group}`;
        if (requirement && key && !found.has(key)) found.set(key, { ...requirement, line: value.line, group, direct: true });
      }
    }
  };
  let budget = tokens.length * 4;
  for (const [i, token] of tokens.entries()) {
    const group = Object.hasOwn(keywords, token.text) ? keywords[token.text] : undefined;
    if (group === undefined || budget < 0) continue;
    const start = valueStart(tokens, i);
    if (start < 0) continue;
    if (token.text !== 'extras_require') {
      budget -= take(tokens, start, variables, (values) => add(values, group));
      continue;
    }
    const open = dictionary(tokens, start, variables);
    if (open < 0) continue;
    const end = closing(tokens, open);
    budget -= end - open;
    for (let k = open + 1; k < end && budget > 0; k++) {
      const key = tokens[k];
      if (key?.kind !== 'string' || tokens[k + 1]?.text !== ':' || tokens[k + 1]?.kind !== 'mark') continue;
      budget -= take(tokens, k + 2, variables, (values) => add(values, groupOf(key.text, 'optional')));
    }
  }
  return [...found.values()];
}

/** Where the value of `name = …`, `"name": …` or `name["x"] = …` begins, or -1. */
function valueStart(tokens: readonly Token[], at: number): number {
  const next = tokens[at + 1];
  if (next?.kind === 'mark' && (next.text === '=' || next.text === ':') && tokens[at + 2]?.text !== '=') return at + 2;
  if (tokens[at + 1]?.text === ']' && tokens[at + 2]?.text === '=') return at + 3;
  return -1;
}

/** All `NAME = [` and `NAME = {` of the file; the last one wins. */
function assignments(tokens: readonly Token[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const [i, token] of tokens.entries()) {
    const value = tokens[i + 2];
    if (token.kind === 'name' && tokens[i + 1]?.text === '=' && value?.kind === 'mark' && '[{('.includes(value.text)) found.set(token.text, i + 2);
  }
  return found;
}

function dictionary(tokens: readonly Token[], at: number, variables: ReadonlyMap<string, number>): number {
  const token = tokens[at];
  if (token?.kind === 'name') {
    const named = variables.get(token.text) ?? -1;
    return tokens[named]?.text === '{' ? named : -1;
  }
  return token?.kind === 'mark' && token.text === '{' ? at : -1;
}

/** Reads `[…] + NAME + […]`; gives what it found to `use` and returns how many tokens it looked at. */
function take(tokens: readonly Token[], start: number, variables: ReadonlyMap<string, number>, use: (values: Values) => void): number {
  const values: Values = [];
  let cost = 1;
  for (let at = start, parts = 0; at < tokens.length && parts < 20; parts++) {
    const token = tokens[at];
    const open = token?.kind === 'name' ? variables.get(token.text) : at;
    if (open === undefined || token === undefined) break;
    const first = tokens[open];
    if (token.kind === 'string' && token.text !== '') values.push(token);
    else if (first?.kind === 'mark' && '[('.includes(first.text)) {
      const end = closing(tokens, open);
      cost += end - open;
      strings(tokens, open, end, values);
      at = open === at ? end : at;
    } else break;
    if (tokens[at + 1]?.text !== '+') break;
    at += 2;
  }
  use(values);
  return cost;
}

/** The strings of a list, not those inside a call's parentheses: `read("requirements.txt")` names a file. */
function strings(tokens: readonly Token[], open: number, end: number, values: Values): void {
  for (let i = open + 1; i < end; i++) {
    const token = tokens[i];
    if (token?.kind === 'mark' && token.text === '(' && tokens[i - 1]?.kind === 'name') i = Math.min(end, closing(tokens, i));
    else if (token?.kind === 'string') values.push(token);
  }
}
