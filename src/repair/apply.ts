// Puts a repair into a text.
import type { Patch } from '../model/index.js';

/** @returns the text with the lines of a patch in place, every other byte as it was; the new lines end as the first of those that they replace */
export function applyPatch(text: string, { first, last, lines }: Patch): string {
  // Each line with what ends it.
  const parts = text.match(/[^\r\n]*(?:\r\n|\n|\r|$)/g)?.filter((part, index, all) => part !== '' || index < all.length - 1) ?? [];
  const end = /[\r\n]+$/.exec(parts[first - 1] ?? '')?.[0] ?? '';
  const lastEnd = /[\r\n]+$/.exec(parts[last - 1] ?? '')?.[0] ?? '';
  const joint = end === '' ? '\n' : end;
  return [...parts.slice(0, first - 1), lines.join(joint) + lastEnd, ...parts.slice(last)].join('');
}
