// What becomes of a command's exit status: whether the script that it stands in fails when it fails.
import type { AndOr, Command, CommandNode, CompoundList, PipelineNode, Script, Statement } from 'unbash';

/**
 * `failure-allowed`: what stands behind its `||` always succeeds; `status-lost`: the script goes on, and nothing looks at the status. Where neither is sure, there
 * is no fate.
 */
export type Fate = 'failure-allowed' | 'status-lost';

/** What a shell is told before the script begins: to stop at the first failure, and to take that of any part of a pipeline for it. */
export interface ShellSetting {
  errexit: boolean;
  pipefail: boolean;
}

/** A shell of which nothing is known: what it may see is taken as seen. */
export const unknownShell: ShellSetting = { errexit: true, pipefail: true };

/** A shell that is told nothing. */
export const plainShell: ShellSetting = { errexit: false, pipefail: false };

/** What becomes of a status where `errexit` does not act on it; `null`: it is looked at. */
type Ending = Fate | null;

interface StatusPlace {
  ending: Ending;
  /** Behind `if`, `!` and before `&&` and `||` a shell does not stop at a failure. */
  guarded: boolean;
  /** Whether the next statement looks at the status: `$?`, PIPESTATUS. */
  read: boolean;
}

const used: StatusPlace = { ending: null, guarded: true, read: true };
const quiet = /^(?:true|:|echo|printf|cat|ls|head|tail)$/;
const passing = /^(?:tee|cat|ts|tail|head|sed|awk)$/;
const maxDepth = 100;

interface Walk {
  fates: Map<Command, Fate>;
  source: string;
}

/**
 * @param script a script that parses
 * @param source its text
 * @returns the commands whose failure the script survives; those in substitutions and functions are left out
 */
export function fatesIn(script: Script, source: string, setting: ShellSetting): ReadonlyMap<Command, Fate> {
  const walk: Walk = { fates: new Map(), source };
  const state = { ...setting, errexit: setting.errexit || /[ ]-\w{0,10}e/.test(script.shebang ?? '') };
  readList(walk, script.commands, { ending: null, guarded: false, read: false }, state, 0);
  return walk.fates;
}

/** @param state is changed by `set`, as the shell's own is */
function readList(walk: Walk, statements: readonly Statement[], { ending, guarded }: StatusPlace, state: ShellSetting, depth: number): void {
  if (depth > maxDepth) return;
  for (const [index, { command, background }] of statements.entries()) {
    if (background) continue;
    const next = statements[index + 1];
    const read = next !== undefined && /\$\{?\?|PIPESTATUS/.test(walk.source.slice(next.pos, next.end));
    readNode(walk, command, { ending: next === undefined ? ending : read ? null : 'status-lost', guarded, read }, state, depth + 1);
  }
}

function readNode(walk: Walk, node: PipelineNode | AndOr, place: StatusPlace, state: ShellSetting, depth: number): void {
  if (depth > maxDepth) return;
  if (node.type === 'AndOr') readChain(walk, node, place, state, depth);
  else if (node.type === 'Pipeline') {
    const negated = node.prefixes.some(({ type }) => type === 'Negation');
    const last = node.commands.at(-1);
    const passes = last?.type === 'Command' && passing.test(last.name?.value ?? '') && !place.read;
    const fed: StatusPlace = passes ? { ending: 'status-lost', guarded: true, read: false } : used;
    for (const part of node.commands) readCommand(walk, part, negated ? used : part === last || state.pipefail ? place : fed, state, depth + 1);
  } else readCommand(walk, node, place, state, depth);
}

function readChain(walk: Walk, { commands, operators }: AndOr, place: StatusPlace, state: ShellSetting, depth: number): void {
  const places: StatusPlace[] = [];
  // From the right, as what stands behind a part decides: whether all of it is quiet, whether some of it exits, and what the next "||" handles.
  let [isAllQuiet, isAnyExit] = [true, false];
  let handled: StatusPlace | null = null;
  for (let index = commands.length - 1; index >= 0; index--) {
    const command = commands[index];
    if (operators[index] === '||') handled = isAllQuiet ? { ending: 'failure-allowed', guarded: true, read: false } : used;
    places[index] = handled ?? (index === commands.length - 1 ? place : isAnyExit ? used : { ...place, guarded: true });
    isAllQuiet &&= command !== undefined && isQuiet(command);
    isAnyExit ||= command !== undefined && isExit(command);
  }
  for (const [index, command] of commands.entries()) readNode(walk, command, places[index] ?? place, state, depth + 1);
}

function readCommand(walk: Walk, node: CommandNode, place: StatusPlace, state: ShellSetting, depth: number): void {
  if (depth > maxDepth) return;
  const within = (list: CompoundList | undefined, at: StatusPlace = place) => {
    if (list) readList(walk, list.commands, at, state, depth + 1);
  };
  switch (node.type) {
    case 'Command':
      if (place.ending !== null && (place.guarded || !state.errexit) && !isKept(node)) walk.fates.set(node, place.ending);
      settle(node, state);
      break;
    case 'Redirected':
      readCommand(walk, node.command, place, state, depth + 1);
      break;
    case 'Subshell':
      readList(walk, node.body.commands, place, { ...state }, depth + 1);
      break;
    case 'If':
      for (const part of [node, ...node.elif]) {
        within(part.clause, used);
        within(part.then);
      }
      within(node.else);
      break;
    case 'Case':
      for (const { body } of node.items) within(body);
      break;
    case 'While':
      within(node.clause, used);
      within(node.body);
      break;
    case 'BraceGroup':
    case 'For':
    case 'ArithmeticFor':
    case 'Select':
      within(node.body);
      break;
    default:
  }
}

function wordsOf({ name, suffix }: Command): string[] {
  return [...(name ? [name.value] : []), ...suffix.flatMap((part) => (part.type === 'Word' ? part.value : []))];
}

/** What `set` changes; who sets a trap looks at failures in a way of their own. */
function settle(command: Command, state: ShellSetting): void {
  const [name, ...words] = wordsOf(command);
  if (name === 'trap') state.errexit = true;
  if (name !== 'set') return;
  for (const [index, word] of words.entries()) {
    const on = word.startsWith('-');
    if (/^[-+][a-z]{1,20}$/i.test(word) && word.includes('e')) state.errexit = on;
    if (/^[-+][a-z]{0,20}o$/i.test(word)) {
      if (words[index + 1] === 'errexit') state.errexit = on;
      if (words[index + 1] === 'pipefail') state.pipefail = on;
    }
  }
}

/** Whether a node succeeds whatever happens, and keeps nothing of it for later. */
function isQuiet(node: PipelineNode): boolean {
  if (node.type === 'BraceGroup' || node.type === 'Subshell')
    return node.body.commands.every(({ command }) => (command.type === 'AndOr' ? command.commands.every(isQuiet) : isQuiet(command)));
  if (node.type !== 'Command') return false;
  const [name = '', first] = wordsOf(node);
  if (name === 'exit' || name === 'return') return first === '0';
  return quiet.test(name) && !isKept(node);
}

/** Whether its output goes into a file, where something may look for it later. */
function isKept({ redirects }: Command): boolean {
  return redirects.some((one) => one.type === 'Redirect' && !/^[<>]&\d$|^<|\/dev\/(?:null|stderr|stdout)$/.test(`${one.operator}${one.target?.value ?? ''}`));
}

function isExit(node: PipelineNode): boolean {
  if (node.type === 'BraceGroup' || node.type === 'Subshell')
    return node.body.commands.some(({ command }) => (command.type === 'AndOr' ? command.commands.some(isExit) : isExit(command)));
  return node.type === 'Command' && /^(?:exit|return)$/.test(node.name?.value ?? '');
}
