// CODEOWNERS as GitHub reads it (docs.github.com, "About code owners"): a pattern and its owners a line; the last line that matches decides, and one that GitHub would not
// take is none.
import { segment, sequence } from './glob/sequence.js';

/** Where it may lie, from the top of a repository; the first that is there is read. */
export const codeOwnersPaths = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

/** GitHub loads no larger one. */
export const maxCodeOwnersBytes = 3 * 1024 * 1024;

/** A person, a team, or an address. */
const owner = /^(?:@[\w-]{1,100}(?:\/[\w.-]{1,100})?|[^\s@<>]{1,100}@[^\s@<>]{1,100}\.[^\s@<>.]{1,100})$/;

/**
 * @param path of a file, from the top of the repository
 * @returns who owns it, as it is written: "@acme/ml-leads", "mira@example.org"; nobody where no line matches, or the last one that does names nobody
 */
export function ownersOf(text: string, path: string): string[] {
  const lines = text.split(/\r?\n/);
  for (let at = lines.length - 1; at >= 0; at--) {
    const owners = ownersIn(lines[at] ?? '', path);
    if (owners !== null) return owners;
  }
  return [];
}

/** The owners that a line gives a path; null where it does not match it, or is no line that GitHub takes. */
function ownersIn(line: string, path: string): string[] | null {
  if (/[\r\u2028\u2029]/.test(line)) return null;
  // A space is part of a pattern behind a backslash.
  const [, pattern = '', rest = ''] = /^\s*((?:\\\s|\S)+)([\s\S]*)$/.exec(line) ?? [];
  if (pattern === '' || /^[#!]|[[\]]|\\[^\s]/.test(pattern)) return null;
  const owners = rest
    .replace(/(?:^|\s)#.*$/, '')
    .split(/\s+/)
    .filter((one) => one !== '');
  return owners.every((one) => owner.test(one)) && covers(pattern.replace(/\\(\s)/g, '$1'), path) ? owners : null;
}

/** Whether a pattern is one of a file: by its name, or by a folder above it. Letter case counts. */
function covers(pattern: string, path: string): boolean {
  // What is longer than the path matches nothing, so that the work on each line is bounded by the path.
  if (pattern.replace(/[*/]/g, '').length > path.length) return false;
  const names = pattern
    .replace(/^\/|\/$/g, '')
    .split('/')
    .map((name) => (name === '**' ? name : name.replace(/\*{2,}/g, '*')));
  const tied = /\/./.test(pattern);
  const last = names.at(-1);
  // A lone star is whatever lies in the folder itself; any other last name may be that of a folder.
  const below = pattern.endsWith('/') || last === '**' ? ['**', '*'] : last === '*' && tied ? [] : ['**'];
  const parts = [...(tied ? [] : ['**']), ...names, ...below].filter((name, index, all) => name !== '**' || all[index - 1] !== '**');
  return sequence(parts, path.split('/'), '**', segment);
}
