// Works through many files with a bound on each group of them, so that no file can hold up the rest for long.
import { finishesWithin } from './run-with-timeout.js';

const group = { files: 64, bytes: 4 * 1024 * 1024, milliseconds: 2_000 };
/** After as many slow files what is left is not looked at: a tree that does this is made to be slow. */
const mostSlow = 2;

/**
 * A group that runs out of time may do so because the machine is busy, so the file it stood at gets the same time once more, alone; only then is it left.
 * @param work looks at one file and returns how many bytes it read
 * @param milliseconds how long a group of files, and a file alone, may take
 * @returns the files that took too long or overflowed a parser, and, after two slow ones, all that were not looked at
 */
export function withinTimeBudget<T>(files: readonly T[], work: (file: T) => number, milliseconds = group.milliseconds): T[] {
  const left: T[] = [];
  let slow = 0;
  let next = 0;
  while (next < files.length && slow < mostSlow) {
    const done = finishesWithin(milliseconds, () => {
      const end = Math.min(next + group.files, files.length);
      for (let bytes = 0; next < end && bytes < group.bytes; ) {
        const file = files[next++];
        if (file !== undefined) bytes += bounded(file, work, left);
      }
    });
    const [current] = files.slice(next - 1, next);
    if (done || current === undefined) continue;
    if (finishesWithin(milliseconds, () => void bounded(current, work, left))) continue;
    slow += 1;
    left.push(current);
  }
  return [...left, ...files.slice(next)];
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
