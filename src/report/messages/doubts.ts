// The wording of doubts: why what stands there proves less than it seems to, or nothing.
import type { Doubt } from '../../model/index.js';

const words: Record<Doubt, string> = {
  'failure-allowed': 'its failure is allowed',
  'status-lost': 'its exit status is lost',
  'not-on-change': 'it does not start on a change',
  'asserts-nothing': 'it asserts nothing',
  skipped: 'it is skipped',
  deselected: 'it is left out of the run',
  'short-lived': 'it is deleted where it is created',
  'switched-off': 'it is switched off',
  'never-true': 'its condition is never true',
  'after-the-end': 'it stands after the end of what runs',
  'not-parsed': 'its file cannot be parsed',
  'set-aside': 'it lies in a folder that is set aside',
  'commented-out': 'it is commented out',
  unused: 'nothing uses it',
  'collects-nothing': 'it collects nothing',
  'missing-target': 'what it names is not there',
};

/** A doubt as a clause. */
export function doubtText(doubt: Doubt): string {
  return words[doubt];
}
