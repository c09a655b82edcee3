// The program's commands, and command lines of help and documentation put to its parser.
import { type Command, CommanderError } from 'commander';
import { meant, programOf } from '../../src/cli/run.js';

/** A world in which nothing can be done. */
const nowhere = {
  out: () => undefined,
  commands: () => undefined,
  err: () => undefined,
  env: {},
  cwd: () => '/nowhere',
  now: () => new Date('2026-11-21T12:00:00Z'),
  terminal: { isTTY: false, columns: undefined },
  progress: false,
  interrupted: () => new AbortController().signal,
  person: () => null,
  pipe: () => ({ input: process.stdin, output: process.stdout }),
  read: () => '',
  write: () => undefined,
  locked: <Result>(_: string, work: () => Result) => work(),
  page: async () => false,
  scratch: () => '/nowhere',
  open: async () => undefined,
};

/** Every command with its names from the program on, and the text of its help. */
export function commands(): { name: string; help: string }[] {
  const of = (command: Command, names: string[]): { name: string; help: string }[] => {
    let help = '';
    command.configureOutput({ writeOut: (text) => void (help += text) });
    command.outputHelp();
    return [{ name: names.join(' '), help }, ...command.commands.flatMap((one) => of(one, [...names, one.name()]))];
  };
  return of(
    programOf(nowhere, () => undefined),
    ['mlready'],
  );
}

/** The calls of mlready in a line of a shell, each as the arguments after the name. Quotes are taken off; what is redirected to and what stands behind "#" is left out. */
export function callsIn(line: string): string[][] {
  const commands: string[][] = [[]];
  let toFile = false;
  for (const [token, double, single] of line.matchAll(/"([^"]*)"|'([^']*)'|&&|[;|>]|#.*$|[^\s;|>"']+/g)) {
    if (token.startsWith('#')) break;
    if (token === '>') toFile = true;
    else if (token === '&&' || token === ';' || token === '|') {
      commands.push([]);
      toFile = false;
    } else if (!toFile) commands.at(-1)?.push(double ?? single ?? token);
  }
  return commands.filter(([name]) => name === 'mlready').map(([, ...args]) => args);
}

/** Puts a call to the parser; no command does anything. @returns what the parser says against it, null for nothing */
export async function parserSays(args: readonly string[]): Promise<string | null> {
  const program = programOf(nowhere, () => undefined);
  const still = (command: Command): void => {
    if (command.commands.length === 0) command.action(() => undefined);
    for (const one of command.commands) still(one);
  };
  still(program);
  try {
    await program.parseAsync(meant(args), { from: 'user' });
    return null;
  } catch (error) {
    if (error instanceof CommanderError) return error.message;
    throw error;
  }
}
