// Works through many files with a bound on each group of them, so that no file can hold up the rest for long.
import { finishes } from './guard.js';

const group = { files: 64, bytes: 4 * 1024 * 1024, milliseconds: 2_500 };
/** After as many groups were stopped, what is left is not looked at: a tree that does this is made to be slow. */
const mostStopped = 3;

/**
 * @param work looks at one file and returns how many bytes it read
 * @param milliseconds how long a group of files may take
 * @returns the files that took too long or overflowed a parser, and, after three slow ones, all that were not looked at
 */
export function patiently<T>(files: readonly T[], work: (file: T) => number, milliseconds = group.milliseconds): T[] {
  const stopped: T[] = [];
  let next = 0;
  let slow = 0;
  while (next < files.length && slow < mostStopped) {
    const done = finishes(milliseconds, () => {
      const end = next + group.files;
      for (let bytes = 0; next < Math.min(end, files.length) && bytes < group.bytes; ) {
        const file = files[next++];
        if (file !== undefined) bytes += bounded(file, work, stopped);
      }
    });
    if (done) continue;
    slow += 1;
    stopped.push(...files.slice(next - 1, next));
  }
  return [...stopped, ...files.slice(next)];
}

/** A file that overflows a parser's stack or a string's length is left like one that takes too long; any other error is a defect of ours. */
function bounded<T>(file: T, work: (file: T) => number, stopped: T[]): number {
  try {
    return work(file);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    stopped.push(file);
    return 0;
  }
}
