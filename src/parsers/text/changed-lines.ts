// Which lines two versions of a text do not share.
import { diffArrays } from 'diff';

/** Lines counted from 1: those that only the newer text has, and those that only the older one had. */
export interface ChangedLines {
  added: ReadonlySet<number>;
  removed: ReadonlySet<number>;
}

/** Two texts that differ in more lines than this were not edited but replaced; comparing them line by line would take time and tell nothing. */
const mostEdits = 4_000;

/** @returns the lines that differ; all of both where hardly anything is common. The time grows with the lines times the edits, and both are bounded. */
export function changedLines(before: readonly string[], after: readonly string[]): ChangedLines {
  const parts = diffArrays([...before], [...after], { maxEditLength: mostEdits });
  const added = new Set<number>();
  const removed = new Set<number>();
  let [old, now] = [1, 1];
  for (const part of parts ?? [
    { removed: true, count: before.length },
    { added: true, count: after.length },
  ]) {
    const count = part.count ?? 0;
    for (let i = 0; i < count; i++) {
      if (part.added) added.add(now + i);
      else if (part.removed) removed.add(old + i);
    }
    if (!part.removed) now += count;
    if (!part.added) old += count;
  }
  return { added, removed };
}
