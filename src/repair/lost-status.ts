// A step that cannot fail is made to fail again: what swallows its exit status is taken out.
import type { Doubt, Patch } from '../model/index.js';
import { linesOf } from '../parsers/text/lines.js';

/** Doubts about a practice that a repair of one line may take away. */
export const losesStatus: ReadonlySet<Doubt> = new Set(['failure-allowed', 'status-lost']);

const swallows = [
  /(?<old>\s{1,4}\|\|\s{0,4}(?:true|:|exit 0|\(exit 0\)|echo\b[^\n|;&]{0,120}))\s{0,4}(?=["']?$)/d,
  /(?<old>\s{0,4};\s{0,4}(?:true|exit 0))\s{0,4}(?=["']?$)/d,
  /\bcontinue-on-error\s{0,3}:\s{0,3}(?<old>true)\b/d,
  /\ballow_failure\s{0,3}:\s{0,3}(?<old>true)\b/d,
  /(?<old>\s--exit-zero)\b/d,
];
const kept: Record<string, string> = { true: 'false' };
/** A step is looked at this far around the line that was seen. */
const around = 12;

/** @returns the line that lets a step at a place fail; null where nothing of the kind is known there */
export function restoreStatus(text: string, line: number): Patch | null {
  const lines = linesOf(text);
  const own = /^(\s*)-\s/;
  let first = line;
  while (first > 1 && line - first < around && !own.test(lines[first - 1] ?? '')) first--;
  if (!own.test(lines[first - 1] ?? '')) first = line;
  const depth = own.exec(lines[first - 1] ?? '')?.[1]?.length ?? 0;
  for (let at = first; at <= lines.length && at - line < around; at++) {
    const now = lines[at - 1] ?? '';
    // The next step begins.
    if (at > line && (own.exec(now)?.[1]?.length ?? depth + 1) <= depth) return null;
    for (const pattern of swallows) {
      const span = pattern.exec(now.trimEnd())?.indices?.groups?.['old'];
      if (!span || /^\s*#/.test(now)) continue;
      const put = kept[now.slice(span[0], span[1])] ?? '';
      return { first: at, last: at, old: [now], lines: [`${now.slice(0, span[0])}${put}${now.slice(span[1])}`] };
    }
  }
  return null;
}
