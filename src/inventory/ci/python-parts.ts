// Which parts of a Python script run when it is called with certain words: its functions by who calls them, and the branch that asks for a word.
import type { Token } from '../../parsers/python/tokens.js';

/** Tokens from one to before another. */
export interface ScriptPart {
  name: string;
  from: number;
  to: number;
}

export interface ScriptParts {
  functions: readonly ScriptPart[];
  reached: readonly ScriptPart[];
}

const maxFunctions = 500;

/** @returns the functions at the top of a script, and the parts that may run: where a word chooses among them, what it chooses */
export function reachedParts(tokens: readonly Token[], words: readonly string[]): ScriptParts {
  const functions = functionsIn(tokens);
  const byName = new Map(functions.map((one) => [one.name, one]));
  const top = between(functions, tokens.length);
  const chosen = words.find((word) => /^[A-Za-z][\w-]*$/.test(word));
  const named = chosen === undefined ? undefined : functionFor(functions, chosen);
  const branch = chosen === undefined || named ? undefined : branchFor(tokens, chosen);
  const reached: ScriptPart[] = named ? [named] : branch ? [branch] : [...top];
  const seen = new Set(reached.map(({ name }) => name));
  for (let next = 0; next < reached.length; next++) {
    const { from = 0, to = 0 } = reached[next] ?? {};
    for (let at = from; at < to; at++) {
      const token = tokens[at];
      const called = token?.kind === 'name' && tokens[at - 1]?.text !== 'def' && tokens[at - 1]?.text !== '.' ? byName.get(token.text) : undefined;
      if (!called || seen.has(called.name)) continue;
      seen.add(called.name);
      reached.push(called);
    }
  }
  return { functions, reached };
}

function functionsIn(tokens: readonly Token[]): ScriptPart[] {
  const found: ScriptPart[] = [];
  let open: ScriptPart | null = null;
  for (const [index, token] of tokens.entries()) {
    if (!token.first || !(token.kind === 'name' || token.text === '@')) continue;
    if (open) open.to = index;
    open = null;
    const def = token.text === 'async' ? index + 1 : index;
    const name = tokens[def + 1];
    if (tokens[def]?.text !== 'def' || name?.kind !== 'name' || found.length >= maxFunctions) continue;
    open = { name: name.text, from: def, to: tokens.length };
    found.push(open);
  }
  return found;
}

/** What stands at the top of the script, between its functions. */
function between(functions: readonly ScriptPart[], length: number): ScriptPart[] {
  const starts = [0, ...functions.map(({ to }) => to)];
  const ends = [...functions.map(({ from }) => from), length];
  return starts.map((from, index) => ({ name: '', from, to: ends[index] ?? length }));
}

function functionFor(functions: readonly ScriptPart[], word: string): ScriptPart | undefined {
  const name = word.replaceAll('-', '_');
  return (
    functions.find((one) => one.name === name) ??
    functions.find((one) => one.name.replace(/^(?:cmd|do|run|task|command|handle|step)_|_(?:cmd|task|command|step)$/, '') === name)
  );
}

/** The branch behind a comparison with a word, up to the next one. */
function branchFor(tokens: readonly Token[], word: string): ScriptPart | undefined {
  const at = tokens.findIndex(
    ({ kind, text }, index) => kind === 'string' && text === word && /^(?:==|in|case|[(,[{])$/.test(tokens[index - 1]?.text ?? '') && isAsked(tokens, index),
  );
  if (at < 0) return undefined;
  const end = tokens.findIndex(
    ({ kind, text, line }, index) =>
      index > at && kind === 'name' && /^(?:elif|else|case|def)$/.test(text) && line > (tokens[at]?.line ?? 0) && tokens[index - 1]?.line !== line,
  );
  return { name: '', from: at, to: end < 0 ? tokens.length : end };
}

/** Whether a text stands in the head of an `if` or `case`. */
function isAsked(tokens: readonly Token[], at: number): boolean {
  const line = tokens[at]?.line;
  for (let index = at; index >= 0 && tokens[index]?.line === line; index--) if (/^(?:if|elif|case)$/.test(tokens[index]?.text ?? '')) return true;
  return false;
}
