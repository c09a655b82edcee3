// Works through many files with a bound on each, so that no file can hold up the rest for long. What a file may cost is bounded by its bytes and by the bounded repeats
// of the patterns; the time is the last resort, for what these do not catch. It is processor time that counts, so that a busy machine changes no result.
import { finishesWithin } from './run-with-timeout.js';

/** Of the files of twelve real repositories the longest took 0.2 s of processor time, on a machine with a load of four for each processor. */
const most = { files: 64, bytes: 4 * 1024 * 1024, milliseconds: 5_000 };
/** After as many slow files what is left is not looked at: a tree that does this is made to be slow. */
const mostSlow = 2;
/** How much longer than its limit work may be on the wall where it gets little of the processor. */
const mostPatience = 64;

/** What is done with each file. */
export interface TimedWork<T, R> {
  /** May be stopped anywhere and done again, so it changes nothing. @param pending how many bytes were read for the files just before, of which nothing was taken yet */
  look(file: T, pending: number): R;
  /** Takes what came of a file, in order; is never stopped. */
  take(file: T, result: R): void;
  /** How many bytes were read for it. */
  bytes(result: R): number;
}

/**
 * Files are looked at in groups, because starting the watch costs more than most files. Where a group runs out of time, the file it stood at is looked at once
 * more, alone; only then is it left.
 * @param milliseconds of processor time that a file alone may take; a group gets as much on the wall
 * @returns the files that took too long or overflowed a parser, and, after two slow ones, all that were not looked at
 */
export function withinTimeBudget<T, R>(files: readonly T[], { look, take, bytes }: TimedWork<T, R>, milliseconds = most.milliseconds): T[] {
  const left: T[] = [];
  let slow = 0;
  let next = 0;
  const settle = (found: readonly (Looked<R> | undefined)[]) => {
    for (const one of found) {
      const file = files[next++];
      if (file === undefined) return;
      if (one === undefined) left.push(file);
      else if (one.overflowed) left.push(file);
      else take(file, one.result);
    }
  };
  while (next < files.length && slow < mostSlow) {
    const group = files.slice(next, next + most.files);
    const found: Looked<R>[] = [];
    let read = 0;
    const done = finishesWithin(milliseconds, () => {
      while (found.length < group.length && read < most.bytes) {
        const one = looked(group[found.length], read, look);
        found.push(one);
        if (!one.overflowed) read += bytes(one.result);
      }
    });
    if (!done && found.length < group.length) {
      const before = found.length;
      if (!finishesAlone(milliseconds, () => void (found[before] = looked(group[before], read, look)))) {
        slow += 1;
        settle([...found.slice(0, before), undefined]);
        continue;
      }
    }
    settle(found);
  }
  return [...left, ...files.slice(next)];
}

/** What came of a file. A file that overflows a parser's stack or a string's length is left like one that takes too long. */
type Looked<R> = { overflowed: true } | { overflowed: false; result: R };

/** Any other error than an overflow is a defect of ours. */
function looked<T, R>(file: T | undefined, pending: number, look: TimedWork<T, R>['look']): Looked<R> {
  if (file === undefined) return { overflowed: true };
  try {
    return { overflowed: false, result: look(file, pending) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { overflowed: true };
  }
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
