// Tests that every run of CI leaves out.
import type { Inventory } from '../inventory/inventory.js';
import type { Matcher, Sighting } from '../model/index.js';
import { shellWords } from '../parsers/shell/commands.js';

const maxCommands = 200;

/**
 * Marks what was seen in files of tests that each pytest command of CI ignores or deselects by name. Where CI runs no pytest, nothing is left out.
 * @param hits what all matchers saw; places are doubted in place
 */
export function doubtDeselected(
  hits: ReadonlyMap<Matcher, readonly Sighting[]>,
  files: readonly { path: string; role: string }[],
  inventory: Pick<Inventory, 'commands' | 'automations'>,
): void {
  if (inventory.automations.length === 0) return;
  const runs = inventory.commands().filter(({ text, doubt }) => doubt === undefined && /\bpy\.?test\b/.test(text) && !/\b(?:install|add)\b/.test(text));
  const rules = runs.slice(0, maxCommands).map(({ text }) => leftOutBy(shellWords(text)));
  if (rules.length === 0 || runs.length > maxCommands || rules.some((rule) => rule === null)) return;
  const tests = new Set(files.flatMap(({ path, role }) => (role === 'test' && path.endsWith('.py') ? [path] : [])));
  const out = new Set([...tests].filter((path) => rules.every((rule) => rule?.(path))));
  for (const places of hits.values()) for (const place of places) if (out.has(place.path)) place.doubt ??= 'deselected';
}

/** What a command leaves out; null where it leaves out nothing that its words tell. */
function leftOutBy(words: readonly string[]): ((path: string) => boolean) | null {
  const paths: string[] = [];
  const names: string[] = [];
  for (const [index, word] of words.entries()) {
    const [flag = '', joined] = word.startsWith('--') ? word.split('=', 2) : [word];
    const value = joined ?? words[index + 1] ?? '';
    if (flag === '--ignore' || flag === '--deselect') paths.push(value.replace(/^\.\//, '').replace(/\/$/, ''));
    // Of an expression only the plain form is read: `not slow and not gpu`.
    const terms = flag === '-k' ? value.split(' and ') : [];
    if (terms.every((term) => /^ ?not \w{1,60} ?$/.test(term))) names.push(...terms.map((term) => term.trim().slice('not '.length).toLowerCase()));
  }
  const whole = paths.filter((path) => path !== '' && !path.includes('::') && !/[$*]/.test(path));
  if (whole.length + names.length === 0) return null;
  return (path) =>
    whole.some((one) => path === one || path.startsWith(`${one}/`)) ||
    names.some((name) =>
      path
        .slice(path.lastIndexOf('/') + 1)
        .toLowerCase()
        .includes(name),
    );
}
