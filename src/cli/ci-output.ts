// Where a CI service reads commands out of what is printed, no text of a repository may be one.

import type { Environment } from '../inventory/ci/change-target.js';
import { services } from '../inventory/ci/services.js';
import { once } from '../parsers/text/lazy.js';

const obeying = services.flatMap(({ environment }) => environment.obeys ?? []);

/** Whether a service that obeys what is printed runs this. */
export function obeysOutput(env: Environment): boolean {
  return obeying.some(({ when }) => when(env));
}

/** What a comparison that goes by a culture, as .NET's does unless it is told otherwise, takes for nothing. */
const ignorable = '[\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}]';
const nothing = once(() => new RegExp(ignorable, 'gu'));
const spelt = (word: string) => [...word].map((letter) => `${letter}${ignorable}*`).join('');
/** Made where they are needed: most runs print for no service. */
const hashes = once(() => {
  /** The words between "##" and "[" in the commands of all services: "", "vso", "teamcity". */
  const words = obeying.flatMap(({ commands }) => commands.flatMap((command) => /^##(\w*)\[$/.exec(command)?.[1] ?? []));
  return new RegExp(`#(${ignorable}*)#(?=${ignorable}*(?:${[...new Set(words)].map(spelt).join('|')})\\[)`, 'gu');
});

/**
 * Text that holds no command: GitHub's runner takes "::" at the start of a line, after white space, and "##[" anywhere in it (actions/runner,
 * src/Runner.Common/ActionCommand.cs); Azure's agent takes "##vso[" and "##[", TeamCity "##teamcity[". In JSON the signs become escapes, which say the same to a
 * parser; elsewhere a blank parts them.
 */
export function inert(text: string): string {
  if (/^\s*[[{]/.test(text) && isJson(text)) return text.replace(hashes(), '#$1\\u0023');
  return text.replace(/[^\r\n]+/g, parted).replace(hashes(), '# $1#');
}

function parted(line: string): string {
  return line.includes(':') && line.replace(nothing(), '').trimStart().startsWith('::') ? line.replace(':', ': ') : line;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
