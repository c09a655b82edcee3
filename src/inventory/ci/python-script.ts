// What a Python script starts as other programs, and whether it looks at how they end. It is read by its tokens; nothing of it is run.
import { closing, pythonTokens, type Token } from '../../parsers/python/tokens.js';
import { reachedParts, type ScriptPart } from './python-parts.js';

export interface StartedCommand {
  text: string;
  line: number;
  /** Where nothing comes of its failure. */
  doubt?: 'status-lost';
}

/** A call that starts a program: its first and last token, and what its name is. */
interface Start {
  from: number;
  open: number;
  end: number;
  starter: Starter;
}

/** What a function starts, and with which of its parameters; `result`: whether its own caller has to look at the status. */
interface Starter {
  /** What stands before the words. */
  before: string;
  argument: number;
  /** Whether it fails by itself when the program does; "caller" where it hands the status on; "lost" where it drops it. */
  status: 'checks' | 'caller' | 'lost';
}

const ofSubprocess: Readonly<Record<string, Starter['status']>> = {
  run: 'caller',
  call: 'caller',
  Popen: 'caller',
  check_call: 'checks',
  check_output: 'checks',
};
const most = 500;

/** @param words what the script is called with; they may choose what it does @returns what it starts, in the order of the text */
export function startedBy(text: string, words: readonly string[]): StartedCommand[] {
  if (!/subprocess|os\.system|pytest\.main/.test(text)) return [];
  const tokens = pythonTokens(text);
  const reading: ScriptReading = { tokens, lists: assignedLists(tokens), wrappers: new Map() };
  const parts = reachedParts(tokens, words);
  const direct = startsIn(reading);
  // A function that hands its argument on to a program is a starter itself; one that calls such a one as well.
  for (let round = 0; round < 2; round++) for (const start of round === 0 ? direct : startsIn(reading)) noteWrapper(reading, start, parts.functions);
  const isReached = ({ from }: Start) => parts.reached.some((part) => part.from <= from && from < part.to);
  return startsIn(reading)
    .filter(isReached)
    .flatMap((start) => commandOf(reading, start, parts.functions))
    .slice(0, most);
}

interface ScriptReading {
  tokens: readonly Token[];
  /** Where the value of a variable begins that is a text or a list. */
  lists: ReadonlyMap<string, number>;
  wrappers: Map<string, Starter>;
}

function assignedLists(tokens: readonly Token[]): Map<string, number> {
  const found = new Map<string, number>();
  tokens.forEach((token, index) => {
    const value = tokens[index + 2];
    const begins = tokens[index - 1]?.line !== token.line;
    if (begins && token.kind === 'name' && tokens[index + 1]?.text === '=' && (value?.kind === 'string' || value?.text === '['))
      found.set(token.text, index + 2);
  });
  return found;
}

function startsIn(reading: ScriptReading): Start[] {
  const { tokens, wrappers } = reading;
  const imported = importedNames(tokens);
  const found: Start[] = [];
  for (const [open, token] of tokens.entries()) {
    if (token.kind !== 'mark' || token.text !== '(' || found.length >= most) continue;
    const [owner, dot, name] = [tokens[open - 3], tokens[open - 2], tokens[open - 1]];
    if (name?.kind !== 'name' || dot?.text === 'def') continue;
    const isMember = dot?.text === '.' && dot.kind === 'mark';
    const starter = isMember
      ? memberStarter(imported.get(owner?.text ?? '') ?? owner?.text ?? '', name.text)
      : (wrappers.get(name.text) ?? memberStarter('subprocess', imported.get(name.text) === 'subprocess.' ? name.text : ''));
    if (starter) found.push({ from: isMember ? open - 3 : open - 1, open, end: closing(tokens, open), starter });
  }
  return found;
}

function memberStarter(module: string, name: string): Starter | null {
  if (module === 'subprocess' && Object.hasOwn(ofSubprocess, name)) return { before: '', argument: 0, status: ofSubprocess[name] ?? 'caller' };
  if (module === 'os' && name === 'system') return { before: '', argument: 0, status: 'caller' };
  return module === 'pytest' && name === 'main' ? { before: 'pytest', argument: 0, status: 'caller' } : null;
}

/** `import subprocess as sp` and `from subprocess import run`: names by what they stand for, a function of it as "subprocess.". */
function importedNames(tokens: readonly Token[]): Map<string, string> {
  const found = new Map<string, string>();
  tokens.forEach(({ text }, index) => {
    const [next, word, other] = [tokens[index + 1]?.text, tokens[index + 2]?.text, tokens[index + 3]?.text];
    if (text === 'import' && next === 'subprocess' && word === 'as' && other !== undefined) found.set(other, 'subprocess');
    if (text !== 'from' || next !== 'subprocess' || word !== 'import') return;
    for (const name of tokens.slice(index + 3, index + 20)) if (Object.hasOwn(ofSubprocess, name.text)) found.set(name.text, 'subprocess.');
  });
  return found;
}

/** Makes a function that hands one of its parameters on a starter as well. */
function noteWrapper({ tokens, wrappers }: ScriptReading, start: Start, functions: readonly ScriptPart[]): void {
  const part = functions.find(({ from, to }) => from <= start.from && start.from < to);
  if (!part || wrappers.has(part.name)) return;
  const open = part.from + 2;
  const parameters = tokens
    .slice(open + 1, closing(tokens, open))
    .filter(({ kind }, index, all) => kind === 'name' && /^[(,*]{0,2}$/.test(all[index - 1]?.text ?? ''));
  const given = tokens.slice(start.open + 1, start.end).find(({ kind, text }) => kind === 'name' && text !== 'shlex' && text !== 'split');
  const argument = parameters.findIndex(({ text }) => text === given?.text);
  if (argument >= 0) wrappers.set(part.name, { before: start.starter.before, argument, status: statusOf(tokens, start) });
}

function commandOf(reading: ScriptReading, start: Start, functions: readonly ScriptPart[]): StartedCommand[] {
  const { tokens } = reading;
  const words = wordsOf(reading, start);
  if (words.length === 0 && start.starter.before === '') return [];
  const text = [start.starter.before, ...words].filter((word) => word !== '');
  const status = statusOf(tokens, start);
  const around = status === 'caller' ? functions.find(({ from, to }) => from <= start.from && start.from < to) : undefined;
  const isLost = status === 'lost' || (around !== undefined && isDropped(tokens, around.name));
  return [{ text: text.join(' ').slice(0, 4_000), line: tokens[start.from]?.line ?? 1, ...(isLost && { doubt: 'status-lost' as const }) }];
}

/** Whether a function is called, and nobody looks at what it returns. */
function isDropped(tokens: readonly Token[], name: string): boolean {
  const calls = tokens.flatMap((token, at) => (token.text === name && tokens[at + 1]?.text === '(' && tokens[at - 1]?.text !== 'def' ? at : []));
  return calls.length > 0 && calls.every((at) => isStatement(tokens, at, closing(tokens, at + 1)));
}

/** What becomes of the status of the program: of a result that is handed on by `return` the function's own callers decide. */
function statusOf(tokens: readonly Token[], { from, open, end, starter }: Start): Starter['status'] {
  if (starter.status !== 'caller') return starter.status;
  for (let at = open; at < end; at++) if (tokens[at]?.text === 'check' && tokens[at + 1]?.text === '=' && tokens[at + 2]?.text === 'True') return 'checks';
  const before = tokens[from - 1];
  if (before?.text === 'return' && before.kind === 'name') return 'caller';
  if (before?.text === '=' && endsLine(tokens, end)) return isUsed(tokens, tokens[from - 2]?.text ?? '', end) ? 'checks' : 'lost';
  return isStatement(tokens, from, end) ? 'lost' : 'checks';
}

/** Whether a call is all that its statement is. */
function isStatement(tokens: readonly Token[], from: number, end: number): boolean {
  const [before, head] = [tokens[from - 1], tokens[from]];
  const isInside = before !== undefined && /^[([{,=+]$|^(?:and|or|not|in|if|lambda|return)$/.test(before.text);
  const begins = before === undefined || (before.line < (head?.line ?? 0) && !isInside) || before.text === ':' || before.text === ';';
  return begins && endsLine(tokens, end);
}

function endsLine(tokens: readonly Token[], end: number): boolean {
  const after = tokens[end + 1];
  return after === undefined || after.line > (tokens[end]?.line ?? 0) || after.text === ';';
}

/** Whether a variable is looked at later, for more than what the program printed. */
function isUsed(tokens: readonly Token[], name: string, after: number): boolean {
  for (let at = after + 1; at < tokens.length; at++) {
    const [token, dot, member] = [tokens[at], tokens[at + 1], tokens[at + 2]];
    if (token?.text === name && token.kind === 'name' && !(dot?.text === '.' && /^(?:stdout|stderr|args|communicate)$/.test(member?.text ?? ''))) return true;
  }
  return false;
}

/** The texts of the argument that holds the command: a text, a list of texts, or a variable that was given one. */
function wordsOf({ tokens, lists }: ScriptReading, { open, end, starter }: Start): string[] {
  let [at, left] = [open + 1, starter.argument];
  for (; left > 0 && at < end; at++) {
    const token = tokens[at];
    if (token?.kind === 'mark' && '([{'.includes(token.text)) at = closing(tokens, at);
    else if (token?.text === ',') left--;
  }
  if (/^(?:args|cmd|command)$/.test(tokens[at]?.text ?? '') && tokens[at + 1]?.text === '=') at += 2;
  const first = tokens[at];
  const from = first?.kind === 'name' && first.text !== 'sys' ? (lists.get(first.text) ?? at) : at;
  const value = tokens[from];
  if (value?.kind === 'string') return [value.text];
  if (value?.text !== '[' && value?.text !== '(') return [];
  return listed(tokens, from + 1, Math.min(closing(tokens, from), from + 200));
}

function listed(tokens: readonly Token[], from: number, to: number): string[] {
  return tokens.slice(from, to).flatMap((token, index, all) => {
    if (token.kind === 'string') return token.text;
    return token.text === 'executable' && all[index - 1]?.text === '.' ? 'python' : [];
  });
}
