// How far a run is, in one line that is written over itself, and what came of it at the end.
import type { Counts } from './run.js';

const longest = 24;

/** @returns the line that a terminal shows while work is under way, with what takes it to the start of the line */
export function progressLine({ all, audited, unchanged, failed }: Counts): string {
  const done = audited + unchanged + failed;
  const filled = all === 0 ? longest : Math.floor((done / all) * longest);
  return `\r[${'#'.repeat(filled)}${'.'.repeat(longest - filled)}] ${done} of ${all}${failed === 0 ? '' : `, ${failed} failed`}\u001b[K`;
}

/** @returns what takes the line away again */
export const noProgress = '\r\u001b[K';

/** @returns what came of a run, in one line */
export function countsText({ all, audited, unchanged, withoutMl, failed }: Counts): string {
  const parts = [
    `${audited} audited${withoutMl === 0 ? '' : ` (${withoutMl} without machine learning)`}`,
    ...(unchanged === 0 ? [] : [`${unchanged} unchanged`]),
    ...(failed === 0 ? [] : [`${failed} failed`]),
  ];
  return `${all} ${all === 1 ? 'repository' : 'repositories'}: ${parts.join(', ')}`;
}
