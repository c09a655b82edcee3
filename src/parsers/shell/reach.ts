// Which commands of a script are come to when it is called with certain words: arms of `case`, branches of `if`, and functions by their names.
import {
  type AndOr,
  type Case,
  type Command,
  type CompoundList,
  type For,
  forEachChild,
  type If,
  type Script,
  type Function as ShellFunction,
  type Statement,
  type SyntaxNode,
} from 'unbash';
import { functionsOf, isAll, isShifting, matches, patternsOf } from './script-tree.js';
import { argumentsOf, assign, commandTexts, expressionHolds, type ScriptArguments, shift, testHolds, textsOf, type WordTexts } from './words.js';

interface Walk {
  reached: Set<Command>;
  functions: ReadonlyMap<string, ShellFunction>;
  /** The functions that are being run. */
  open: string[];
  steps: number;
}

const maxSteps = 20_000;
const maxDepth = 60;
const speaks = /^(?:echo|printf|cat|log|info|local|export|declare|readonly|cd|mkdir|rm|cp|mv|source|type|which)$/;

/**
 * @param words what the script is called with; null where that is not known, and its functions may be called by others
 * @returns the commands that may run; null where the script is too large for that to be told
 */
export function reachedIn(script: Script, words: readonly string[] | null): ReadonlySet<Command> | null {
  const walk: Walk = { reached: new Set(), functions: functionsOf(script), open: [], steps: maxSteps };
  const given: ScriptArguments = { args: words && argumentsOf(words), shifts: false, variables: new Map(), sure: true };
  readStatements(walk, script.commands, given, 0);
  if (words === null) for (const name of walk.functions.keys()) enter(walk, name, null, given, 0);
  return walk.steps > 0 ? walk.reached : null;
}

/** @returns whether what stands behind them is never come to */
function readStatements(walk: Walk, statements: readonly Statement[], given: ScriptArguments, depth: number): boolean {
  return statements.some(({ command, background }) => read(walk, command, given, depth + 1).ends && background !== true);
}

interface CommandEnd {
  /** Whether the script or function ends here. */
  ends: boolean;
  /** Whether it succeeds; null where that is not known. */
  holds: boolean | null;
}

const goesOn: CommandEnd = { ends: false, holds: null };

function read(walk: Walk, node: SyntaxNode, given: ScriptArguments, depth: number): CommandEnd {
  if (--walk.steps < 0 || depth > maxDepth) return goesOn;
  switch (node.type) {
    case 'Command':
      return readCommand(walk, node, given, depth);
    case 'AndOr':
      return readChain(walk, node, given, depth);
    case 'If':
      return { ends: readIf(walk, node, given, depth), holds: null };
    case 'Case':
      return { ends: readCase(walk, node, given, depth), holds: null };
    case 'TestCommand':
      readBelow(walk, node, given, depth);
      return { ends: false, holds: expressionHolds(node.expression, given) };
    case 'For':
      readFor(walk, node, given, depth);
      return goesOn;
    case 'While':
      if (isShifting(node.body)) given.shifts = true;
      perhaps(given, () => readStatements(walk, [...node.clause.commands, ...node.body.commands], given, depth));
      return goesOn;
    case 'BraceGroup':
      return { ends: readStatements(walk, node.body.commands, given, depth), holds: null };
    case 'Subshell':
      readStatements(walk, node.body.commands, given, depth);
      return goesOn;
    case 'Redirected':
      return read(walk, node.command, given, depth + 1);
    case 'CommandExpansion':
    case 'ProcessSubstitution':
    case 'ArithmeticCommandExpansion':
      readStatements(walk, node.script?.commands ?? [], given, depth);
      return goesOn;
    case 'Function':
      return goesOn;
    default:
      readBelow(walk, node, given, depth);
      return goesOn;
  }
}

/** Reads what may not run. */
function perhaps<T>(given: ScriptArguments, read: () => T): T {
  const before = given.sure;
  given.sure = false;
  const result = read();
  given.sure = before;
  return result;
}

function readBelow(walk: Walk, node: SyntaxNode, given: ScriptArguments, depth: number): void {
  forEachChild(node, (child) => void read(walk, child, given, depth + 1));
}

function readChain(walk: Walk, node: AndOr, given: ScriptArguments, depth: number): CommandEnd {
  const [first, ...others] = node.commands;
  let outcome = first ? read(walk, first, given, depth + 1) : goesOn;
  for (const [index, next] of others.entries()) {
    if (outcome.holds === (node.operators[index] === '||')) continue;
    const sure = outcome.holds !== null;
    const other = sure ? read(walk, next, given, depth + 1) : perhaps(given, () => read(walk, next, given, depth + 1));
    outcome = { ends: outcome.ends || (sure && other.ends), holds: sure ? other.holds : null };
  }
  return outcome;
}

function readFor(walk: Walk, { name, wordlist, body }: For, given: ScriptArguments, depth: number): void {
  const words = wordlist ?? [];
  const overAll = wordlist === undefined || words.some(({ text }) => isAll(text));
  const own = words.filter(({ text }) => !isAll(text)).map((word) => textsOf(word, given));
  const over = [...own, ...(overAll ? (given.args?.known ?? [null]) : [])];
  const known = !over.includes(null) && !(overAll && given.args?.open !== false);
  for (const word of words) readBelow(walk, word, given, depth);
  assign(given, name.value, known ? over.flatMap((one) => one ?? []) : null);
  perhaps(given, () => readStatements(walk, body.commands, given, depth));
}

function readIf(walk: Walk, node: If, given: ScriptArguments, depth: number): boolean {
  const ends: boolean[] = [];
  let sure = true;
  const list = ({ commands }: CompoundList) =>
    sure ? readStatements(walk, commands, given, depth) : perhaps(given, () => readStatements(walk, commands, given, depth));
  for (const { clause, then } of [node, ...node.elif]) {
    const holds = clauseHolds(walk, clause, given, depth);
    if (holds === false) continue;
    sure &&= holds === true;
    ends.push(list(then));
    if (holds === true) return ends.every(Boolean);
  }
  ends.push(node.else !== undefined && list(node.else));
  return ends.every(Boolean);
}

function clauseHolds(walk: Walk, { commands }: CompoundList, given: ScriptArguments, depth: number): boolean | null {
  let holds: boolean | null = null;
  for (const { command } of commands) {
    const isNegated = command.type === 'Pipeline' && command.prefixes.some(({ type }) => type === 'Negation');
    const only = command.type === 'Pipeline' && command.commands.length === 1 ? (command.commands[0] ?? command) : command;
    holds = read(walk, only, given, depth + 1).holds;
    if (isNegated && holds !== null) holds = !holds;
  }
  return holds;
}

function readCase(walk: Walk, node: Case, given: ScriptArguments, depth: number): boolean {
  const ends: boolean[] = [];
  readBelow(walk, node.word, given, depth);
  let left = textsOf(node.word, given);
  const sure = left?.length === 1;
  for (const { pattern, body, terminator } of node.items) {
    const patterns = patternsOf(pattern);
    const meets = (text: string) => patterns.some((one) => one !== null && matches(one, text));
    const known = !patterns.includes(null);
    if (left !== null && known && !left.some(meets)) continue;
    ends.push(sure && known ? readStatements(walk, body.commands, given, depth) : perhaps(given, () => readStatements(walk, body.commands, given, depth)));
    if (terminator !== undefined && terminator !== ';;') left = null;
    else if (left !== null && known) left = left.filter((text) => !meets(text));
    if (patterns.includes('*') || left?.length === 0) return ends.every(Boolean);
  }
  return false;
}

function readCommand(walk: Walk, command: Command, given: ScriptArguments, depth: number): CommandEnd {
  walk.reached.add(command);
  readBelow(walk, command, given, depth);
  const words = commandTexts(command, given);
  const [names = null, ...rest] = words;
  const name = names?.length === 1 ? (names[0] ?? '') : '';
  const sets = command.name === undefined || /^(?:local|export|declare|readonly|typeset)$/.test(name);
  for (const part of sets ? [...command.prefix, ...command.suffix] : [])
    if (part.type === 'Assignment') assign(given, part.name, part.value.type === 'Word' ? textsOf(part.value, given) : null);
  switch (name) {
    case 'exit':
    case 'return':
      return { ends: true, holds: null };
    case 'shift':
      shift(given, rest[0] ?? ['1']);
      return goesOn;
    case 'set':
      if (command.suffix.some((part) => part.type === 'Word' && !/^[-+]\w|^(?:errexit|nounset|pipefail|xtrace)$/.test(part.value))) given.args = null;
      return goesOn;
    case 'read':
    case 'getopts':
      for (const one of rest.flatMap((texts) => texts ?? [])) given.variables.set(one, null);
      return goesOn;
    case '[':
      return { ends: false, holds: testHolds(rest.slice(0, -1)) };
    case 'test':
      return { ends: false, holds: testHolds(rest) };
    case 'true':
    case ':':
    case 'false':
      return { ends: false, holds: name !== 'false' };
    case 'exec':
    case 'eval':
    case 'command':
      call(walk, rest, given, depth, command.suffix[0] ?? command);
      return { ends: name === 'exec' && rest.length > 0, holds: null };
    default:
      call(walk, words, given, depth, command.name ?? command);
      return goesOn;
  }
}

/** Runs the functions that the words of a command name. @param at how the first word is written */
function call(walk: Walk, words: readonly WordTexts[], given: ScriptArguments, depth: number, at: SyntaxNode): void {
  const [names = [], ...rest] = words;
  const word = 'text' in at ? at.text : '';
  // What is not known may be any function, where it comes from the arguments or from what the script sets.
  const isOpen =
    names === null && (/\$\{?[@*\d]/.test(word) || [...given.variables.keys()].some((name) => word.includes(`$${name}`) || word.includes(`\${${name}`)));
  if (isOpen) for (const name of walk.functions.keys()) enter(walk, name, null, given, depth);
  let isOwn = false;
  for (const name of names ?? []) {
    isOwn ||= walk.functions.has(name);
    enter(walk, name, { known: rest, open: rest.includes(null) }, given, depth);
  }
  if (isOwn || names?.some((name) => speaks.test(name))) return;
  // `retry unit`, `trap clean EXIT`: what is handed on may be called.
  for (const text of rest.flatMap((one) => one ?? [])) enter(walk, text, null, given, depth);
}

function enter(walk: Walk, name: string, args: ScriptArguments['args'], { variables, sure }: ScriptArguments, depth: number): void {
  const found = walk.functions.get(name);
  if (!found || walk.open.includes(name) || walk.open.length > 20) return;
  walk.open.push(name);
  read(walk, found.body, { args, shifts: false, variables, sure }, depth + 1);
  walk.open.pop();
}
