// Reads shell text far enough to know which commands it runs, those in `$(…)`, `case`, loops and functions as well. A parser of Bash does the reading.
import { type Command, forEachChild, parse, type SyntaxNode } from 'unbash';
import { unixLines } from '../text/decode.js';
import { type Fate, fatesIn, type ShellSetting, unknownShell } from './fate.js';
import { joinedLines, lineFinder } from './lines.js';
import { reachedIn } from './reach.js';

export interface ShellCommand {
  /** As written; lines that a backslash joins are one. */
  text: string;
  /** Its words with their quotes taken off and expansions as written; a redirection is one word. */
  words: string[];
  /** How many lines of the script come before it. Lines that a backslash joins count as the first of them. */
  offset: number;
  /** The subshells it runs in, outermost first, each by a number of its own; none in the script's own shell. */
  shells: readonly number[];
  /** What becomes of its failure, where the script surely survives it. */
  fate?: Fate;
}

const longest = 4_000;
// The parser takes quadratic time for many here-documents at once, and reads what is nested again at each level.
const maxScript = 64 * 1024;
const maxHereDocs = 200;
const maxSubshells = 6;
const maxDepth = 100;
const maxRests = 20;
const mostBrackets = 300;
const maxCommands = 10_000;
/** `$(NAME)` and `$(Some.Name)` are how make and Azure Pipelines write a variable. */
const variable = /^\$\((?=[a-z0-9_-]{0,200}[A-Z.])[\w.-]{1,200}\)$/;

/**
 * @param script the text of a script or of a step
 * @param setting what the shell is told before; it decides which failures are survived
 * @param words what the script is called with, where that is known: then only what it comes to with them is given; else what stands behind an end, or below a
 *   condition that never holds, is left out
 * @returns its commands in the order in which a shell would come to them: what is substituted into a command before the command itself. Patterns of
 * `case`, words of `for`, tests in `[[ ]]` and here-documents are no commands; a here-document that a shell is given is read as its script.
 * A text that is no Bash (PowerShell, templates), is larger than 64 KiB or is nested too deeply is read line by line, up to 10,000 commands. Never throws.
 */
export function shellCommands(script: string, setting: ShellSetting = unknownShell, words: readonly string[] | null = null): ShellCommand[] {
  const text = unixLines(script);
  const offsetOf = lineFinder(text);
  if (text.length <= maxScript && text.split('<<').length <= maxHereDocs) {
    const { commands, failed } = commandsOf(text, offsetOf, { asked: 'whole', setting, words });
    if (!failed) return commands;
  }
  return byLines(text);
}

/** @returns the words of the first command of a text with their quotes taken off. Never throws. */
export function shellWords(text: string): string[] {
  return commandsOf(text.slice(0, longest), () => 0).commands.find(({ shells }) => shells.length === 0)?.words ?? [];
}

interface ShellReading {
  commands: ShellCommand[];
  /** Whether the text is no Bash, or nested too deeply. */
  failed: boolean;
  /** Where the last command ends. */
  end: number;
}

interface ShellSource {
  text: string;
  /** How many lines come before an offset of the text. */
  offsetOf(at: number): number;
  /** Whether it is read for itself, as the here-document of a shell is. */
  apart?: true;
}

interface Asked {
  /** Whether a part of the text is of no use where the whole cannot be read. */
  asked: 'whole' | 'any';
  setting: ShellSetting;
  /** What it is called with, where that decides what runs. */
  words: readonly string[] | null;
}

function commandsOf(
  text: string,
  offsetOf: ShellSource['offsetOf'],
  { asked, setting, words }: Asked = { asked: 'any', setting: unknownShell, words: null },
): ShellReading {
  const reading: ShellReading = { commands: [], failed: false, end: 0 };
  const own: ShellSource = { text, offsetOf };
  let count = 0;
  let fates: ReadonlyMap<Command, Fate> = new Map();
  let reached: ReadonlySet<Command> | null = null;
  const visit = (node: SyntaxNode, source: ShellSource, shells: readonly number[], depth: number): void => {
    if (depth > maxDepth) return;
    const within = (inner: SyntaxNode, from = source) => {
      if (shells.length < maxSubshells) visit(inner, from, [...shells, ++count], depth + 1);
    };
    if (node.type === 'Command') {
      if (reached && !source.apart && !reached.has(node)) return;
      const script = scriptFor(node);
      forEachChild(node, (child) => {
        if (child !== script) visit(child, source, shells, depth + 1);
      });
      const runs = node.name !== undefined || node.prefix.some(({ type }) => type === 'Assignment');
      const fate = fates.get(node);
      if (runs) reading.commands.push({ ...written(node, source.text), offset: source.offsetOf(node.pos), shells, ...(fate && { fate }) });
      if (source === own) reading.end = Math.max(reading.end, node.end);
      if (script) within(parse(script.body.text), { text: script.body.text, offsetOf: (at) => source.offsetOf(script.body.pos + at), apart: true });
    } else if (node.type === 'Subshell') within(node.body);
    else if (node.type === 'CommandExpansion' || node.type === 'ProcessSubstitution' || node.type === 'ArithmeticCommandExpansion') {
      if ((node.type === 'CommandExpansion' && variable.test(node.text)) || !node.script) return;
      const { source: decoded } = node.script;
      within(node.script, decoded === undefined ? source : { ...source, text: decoded, offsetOf: () => source.offsetOf(node.pos) });
    } else if (mayHoldCommands(node)) forEachChild(node, (child) => visit(child, source, shells, depth + 1));
  };
  // The parser calls itself for each bracket, and overflows at a depth that is another in each run.
  if (bracketsIn(text) > mostBrackets) return { ...reading, failed: true };
  try {
    const tree = parse(text);
    reading.failed = (tree.errors?.length ?? 0) > 0;
    if (!reading.failed) {
      fates = fatesIn(tree, text, setting);
      if (asked === 'whole') reached = reachedIn(tree, words);
    }
    if (!reading.failed || asked === 'any') visit(tree, own, [], 0);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    reading.failed = true;
  }
  return reading;
}

/** The brackets that are open at once, those in texts counted as well. */
function bracketsIn(text: string): number {
  let [open, most] = [0, 0];
  for (const [bracket] of text.matchAll(/[(){}]/g)) {
    open = Math.max(0, open + (bracket === '(' || bracket === '{' ? 1 : -1));
    most = Math.max(most, open);
  }
  return most;
}

/** Whether it is worth looking into a node: words are read again each time they are. */
function mayHoldCommands(node: SyntaxNode): boolean {
  if (node.type === 'HereDocBody' || node.type === 'Word') return /\$\(|`|[<>]\(|\$\{[ \n|]/.test(node.text);
  return true;
}

/** The here-document that a command reads as a script: `bash <<EOF`. */
function scriptFor({ name, suffix }: Command) {
  const words = [...(name ? [name] : []), ...suffix].flatMap((part) => (part.type === 'Word' ? part.value : []));
  const [shell = '', ...flags] = words[0] === 'sudo' ? words.slice(1) : words;
  if (!/^(?:ba|z)?sh$/.test(shell) || !flags.every((flag) => flag.startsWith('-'))) return undefined;
  return suffix.find((part) => part.type === 'HereDoc');
}

function written({ pos, name, prefix, suffix }: Command, source: string): Pick<ShellCommand, 'text' | 'words'> {
  let text = '';
  let end = pos;
  const words: string[] = [];
  for (const part of [...prefix, ...(name ? [name] : []), ...suffix]) {
    const gap = source.slice(end, part.pos);
    const own = source.slice(part.pos, part.end);
    if (text.length < longest) text += (gap.includes('\n') ? ' ' : gap) + own;
    words.push(part.type === 'Word' ? part.value : own);
    end = part.end;
  }
  return { text: text.slice(0, longest), words };
}

/** What stands between commands where the text around them was not understood. */
const between = /^(?:[\s;&|(){}<>]|(?:then|else|elif|do|done|fi|esac)(?=[\s;]|$))+/;

/** Reads each line for itself; behind what a line has that is no shell, reading begins again. */
function byLines(text: string): ShellCommand[] {
  const found: ShellCommand[] = [];
  for (const [line, offset] of joinedLines(text, longest)) {
    if (found.length >= maxCommands) break;
    let rest = line;
    for (let count = 0; count < maxRests && rest !== ''; count++) {
      rest = rest.replace(between, '');
      if (rest.startsWith('#')) break;
      const { commands, failed, end } = commandsOf(rest, () => offset);
      for (const command of commands) found.push(command);
      rest = !failed ? '' : end > 0 ? rest.slice(end) : rest.replace(/^[^;&|(){}]+/, '');
    }
  }
  return found;
}
