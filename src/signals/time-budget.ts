// Works through many files with a bound on each, so that no file can hold up the rest for long. What a file may cost is bounded by its bytes and by the bounded repeats
// of the patterns; the time is the last resort, for what these do not catch. It is processor time that counts, so that a busy machine changes no result.
import { finishesWithin } from './run-with-timeout.js';

/** Of the files of twelve real repositories the longest took 0.2 s of processor time, on a machine with a load of four for each processor. */
const most = { files: 64, bytes: 4 * 1024 * 1024, milliseconds: 5_000 };
/** After as many slow files what is left is not looked at: a tree that does this is made to be slow. */
const mostSlow = 2;
/** How much longer than its limit work may be on the wall where it gets little of the processor. */
const mostPatience = 64;

/**
 * Files are looked at in groups, because starting the watch costs more than most files. Where a group runs out of time, the file it stood at is looked at once
 * more, alone; only then is it left.
 * @param work looks at one file and returns how many bytes it read
 * @param milliseconds of processor time that a file alone may take; a group gets as much on the wall
 * @returns the files that took too long or overflowed a parser, and, after two slow ones, all that were not looked at
 */
export function withinTimeBudget<T>(files: readonly T[], work: (file: T) => number, milliseconds = most.milliseconds): T[] {
  const left: T[] = [];
  let slow = 0;
  let next = 0;
  while (next < files.length && slow < mostSlow) {
    const done = finishesWithin(milliseconds, () => {
      const end = Math.min(next + most.files, files.length);
      for (let bytes = 0; next < end && bytes < most.bytes; ) {
        const file = files[next++];
        if (file !== undefined) bytes += bounded(file, work, left);
      }
    });
    const [current] = files.slice(next - 1, next);
    if (done || current === undefined) continue;
    if (finishesAlone(milliseconds, () => void bounded(current, work, left))) continue;
    slow += 1;
    left.push(current);
  }
  return [...left, ...files.slice(next)];
}

/** Work that was stopped before it had its share of processor time starts again with more time on the wall. */
function finishesAlone(milliseconds: number, work: () => void): boolean {
  for (let patience = 1; patience <= mostPatience; patience *= 4) {
    const before = process.cpuUsage();
    if (finishesWithin(milliseconds * patience, work)) return true;
    const { user, system } = process.cpuUsage(before);
    // The timer is not exact.
    if ((user + system) / 1000 >= 0.9 * milliseconds) return false;
  }
  return false;
}

/** A file that overflows a parser's stack or a string's length is left like one that takes too long; any other error is a defect of ours. */
function bounded<T>(file: T, work: (file: T) => number, left: T[]): number {
  try {
    return work(file);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    left.push(file);
    return 0;
  }
}
