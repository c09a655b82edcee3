// Commands that are handed to an action or a reusable workflow of somebody else by its inputs: what it runs stands in this repository.

import { shellCommands } from '../../parsers/shell/commands.js';
import { plainShell } from '../../parsers/shell/fate.js';
import type { Use } from './automation.js';

/** Actions of one program, whose inputs are its arguments. */
const programs: readonly (readonly [action: RegExp, program: string, inputs: readonly string[]])[] = [
  [/^actions-rs\/cargo@/, 'cargo', ['command', 'args']],
  [/^(?:gradle\/gradle-build-action|gradle\/actions\/setup-gradle|burrunan\/gradle-cache-action|eskatos\/gradle-command-action)@/, 'gradle', ['arguments']],
];
/** How an input is called that holds a command: "command", "test-command", "run", "script", "runCmd". */
const holdsCommand = /^(?:[\w-]{1,40}[-_])?(?:commands?|cmd|scripts?|run|args)$|^runCmd$/;
const longest = 4_000;

/** @returns the commands that the inputs of an action or a reusable workflow of another repository are, as far as they say so */
export function handedCommands({ name, with: inputs = {} }: Use): string[] {
  if (name.startsWith('.') || !name.includes('@')) return [];
  const own = programs.find(([action]) => action.test(name));
  if (own) {
    const [, program, keys] = own;
    const args = keys.flatMap((key) => inputs[key] ?? []).map((text) => text.replaceAll('\n', ' ').trim());
    return args.length > 0 ? [[program, ...args].join(' ').slice(0, longest)] : [];
  }
  // A single word is the choice of something that the other repository knows.
  const scripts = Object.entries(inputs).flatMap(([key, text]) =>
    holdsCommand.test(key) && /\S\s+\S|^\S*(?:test|tox|nox)\S*$/.test(text.trim()) ? [text] : [],
  );
  return scripts.flatMap((script) => shellCommands(script.slice(0, longest), plainShell).map(({ text }) => text));
}
