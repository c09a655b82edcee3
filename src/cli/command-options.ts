// Arguments, options and help that several commands have: each is worded here and nowhere else.
import { Argument, type Command, Option } from 'commander';
import type { End } from './exit.js';
import type { Io } from './io.js';

/** Adds a command, with its options, to the program. What the command does is loaded when it is called. */
export type Register = (program: Command, io: Io, end: End) => void;

/** The project that a command is about: `[dir]`. */
export function projectArgument(): Argument {
  return new Argument('[dir]', 'the project (default: the nearest folder upwards with an mlready.yaml, or this one)');
}

/** `--json`. @param says what it does, where that is not to print what the command shows */
export function jsonOption(says = 'print it as data'): Option {
  return new Option('--json', says);
}

/** `--color`, which stands before `--no-color`. */
export function colorOption(): Option {
  return new Option('--color', 'use colours');
}

/** `--no-color`. */
export function noColorOption(): Option {
  return new Option('--no-color', 'use no colours (also: NO_COLOR)');
}

/** An option that may be given several times; all values are kept, in order. @param parse makes what is kept of one */
export function repeatable(flags: string, says: string, parse: (value: string) => unknown = (value) => value): Option {
  return new Option(flags, says).argParser((value: string, all: readonly unknown[]) => [...all, parse(value)]).default([], 'none');
}

/** `--rev`: a revision instead of what is on disk. */
export function revisionOption(): Option {
  return new Option('--rev <revision>', 'audit a commit, branch or tag, read from git without a checkout');
}

/** `--policy`: rules from outside of the project. */
export function policyOption(): Option {
  return new Option('--policy <file|npm:package>', 'hold the project to a policy from outside of it, which its manifest cannot loosen');
}

/** `--untracked`. */
export function untrackedOption(): Option {
  return new Option('--untracked', 'read files that git does not track as well');
}

/** The end of a command's help: command lines that show how it is used. */
export function examples(...lines: readonly string[]): string {
  return `\n${lines.length === 1 ? 'Example' : 'Examples'}:\n${lines.map((line) => `  ${line}`).join('\n')}`;
}
