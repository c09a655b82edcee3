// What reach.ts asks of the tree of a script besides what runs.
import { type CompoundList, forEachChild, type Script, type Function as ShellFunction, type SyntaxNode, type Word } from 'unbash';
import { segment } from '../glob/sequence.js';

const maxNodes = 20_000;
const maxDepth = 60;

/** @returns the functions of a script by their names; of two the later one */
export function functionsOf(script: Script): Map<string, ShellFunction> {
  const found = new Map<string, ShellFunction>();
  let left = maxNodes;
  const visit = (node: SyntaxNode, depth: number): void => {
    if (--left < 0 || depth > maxDepth) return;
    if (node.type === 'Function') found.set(node.name.value, node);
    if (node.type !== 'Command' && node.type !== 'Word') forEachChild(node, (child) => visit(child, depth + 1));
  };
  for (const statement of script.commands) visit(statement, 0);
  return found;
}

/** @returns whether a loop takes arguments off, as far as that stands in it plainly */
export function isShifting(body: CompoundList): boolean {
  let found = false;
  let left = 500;
  const visit = (node: SyntaxNode, depth: number): void => {
    if (depth > 12 || found || --left < 0) return;
    if (node.type === 'Command') found = node.name?.value === 'shift';
    else forEachChild(node, (child) => visit(child, depth + 1));
  };
  visit(body, 0);
  return found;
}

/** @returns whether a word stands for all arguments */
export function isAll(text: string): boolean {
  return /^"?\$(?:[@*]|\{[@*]\})"?$/.test(text);
}

/** More than stars: brackets, a backslash, `@(a|b)` of Bash, `$'…'`, and a star in quotes, which is no star. */
const beyondStars = /[[\\$]|[?*+@!]\(|["'][^"']*[*?][^"']*["']/;

/** @returns the patterns of an arm of `case`; null for one that an expansion decides, or that is more than words with `*` and `?` */
export function patternsOf(words: readonly Word[]): (string | null)[] {
  return words.map((word) =>
    beyondStars.test(word.text) || word.parts?.some(({ type }) => type.includes('Expansion')) ? null : word.text.replace(/["']/g, ''),
  );
}

/** @returns whether a text meets a pattern of `case`: letter case counts, and a star stands for any text */
export function matches(pattern: string, text: string): boolean {
  return segment(pattern, text);
}
