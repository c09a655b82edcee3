// The wording of doubts: why something that stands in a project proves little or nothing.
import type { Doubt } from '../../model/index.js';

const words: Record<Doubt, string> = {
  'failure-allowed': 'a failure of it stops nothing',
  'status-lost': 'nothing looks at whether it failed',
  'not-on-change': 'no change starts it: only tags, releases or people do',
  'other-branch': 'it starts on other branches than before',
  'asserts-nothing': 'it checks nothing of the project',
  skipped: 'it is skipped',
  deselected: 'what CI runs leaves it out',
  'short-lived': 'what is set up is taken down again in the same place',
  'switched-off': 'it stands behind a switch that is off, and nothing here turns it on',
  'not-kept': 'no step of its job that runs keeps or releases what it makes',
  'never-true': 'it stands under a condition that is never true',
  'after-the-end': 'it stands behind a point where the code always ends',
  'not-parsed': 'the file breaks off in the middle of a text or bracket, so it cannot run',
  'set-aside': 'it lies in a folder or file that is kept as an old copy, and nothing here uses it',
  'commented-out': 'it is commented out',
  unused: 'nothing here uses it',
  'collects-nothing': 'there is no test here that it would run',
  'missing-target': 'what it names is not here',
};

/** What to do first about each. */
const mends: Record<Doubt, string> = {
  'failure-allowed': 'Let a failure of it stop what comes after it.',
  'status-lost': 'Look at its result, and stop where it failed.',
  'not-on-change': 'Start it on every change as well.',
  'other-branch': 'Start it on the main line again.',
  'asserts-nothing': 'Let it check what the project itself does.',
  skipped: 'Let it run.',
  deselected: 'Let what CI runs take it in.',
  'short-lived': 'Let it stay after it was set up.',
  'switched-off': 'Switch it on where the project runs.',
  'not-kept': 'Let a step of its job keep or release what it makes.',
  'never-true': 'Give it a condition that can be true.',
  'after-the-end': 'Put it before the point where the code ends.',
  'not-parsed': 'Repair the file where it breaks off.',
  'set-aside': 'Bring it back into use.',
  'commented-out': 'Put it back to work.',
  unused: 'Use it where it is meant to work.',
  'collects-nothing': 'Write a test that it runs.',
  'missing-target': 'Name what is here, or bring what it names.',
};

/** @returns what to do first about it, as a sentence */
export function doubtMend(doubt: Doubt): string {
  return mends[doubt];
}

/** @returns a clause about what is there: "a failure of it stops nothing" */
export function doubtWords(doubt: Doubt): string {
  return words[doubt];
}
