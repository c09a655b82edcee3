// Why something that stands in a project proves little or nothing, in words.
import type { Doubt } from '../../model/index.js';
import { complete } from './results.js';

/** @returns a clause about what is there: "a failure stops nothing" */
export function doubtWords(doubt: Doubt): string {
  switch (doubt) {
    case 'failure-allowed':
      return 'a failure of it stops nothing';
    case 'status-lost':
      return 'nothing looks at whether it failed';
    case 'not-on-change':
      return 'no change starts it: only tags, releases or people do';
    case 'asserts-nothing':
      return 'it checks nothing of the project';
    case 'skipped':
      return 'it is skipped';
    case 'deselected':
      return 'what CI runs leaves it out';
    case 'short-lived':
      return 'what is set up is taken down again in the same place';
    case 'switched-off':
      return 'it stands behind a switch that is off, and nothing here turns it on';
    case 'never-true':
      return 'it stands under a condition that is never true';
    case 'after-the-end':
      return 'it stands behind a point where the code always ends';
    case 'not-parsed':
      return 'the file breaks off in the middle of a text or bracket, so it cannot run';
    case 'set-aside':
      return 'it lies in a folder or file that is kept as an old copy, and nothing here uses it';
    case 'commented-out':
      return 'it is commented out';
    case 'unused':
      return 'nothing here uses it';
    case 'collects-nothing':
      return 'there is no test here that it would run';
    case 'missing-target':
      return 'what it names is not here';
    default:
      return complete(doubt);
  }
}
