// A check that says nothing yet, for tests that give it what they are about.
import type { Check } from '../../src/model/index.js';

/** A check that says nothing yet: medium risk, no signals, no conditions. */
export const bareCheck: Check = {
  id: 'a.b',
  aliases: [],
  since: '1.0.0',
  consideration: 'a',
  step: 's',
  stage: 't',
  statement: '',
  ask: '',
  help: '',
  scale: 'practice',
  risk: 'medium',
  raise: [],
  when: null,
  shownBy: [],
  refutedBy: [],
  hints: [],
  counts: null,
  trace: 'none',
  steps: [],
  missing: [],
  knows: [],
  refs: {},
  variants: [],
  doesNotApply: 'allowed',
  remedy: '',
  effort: 'S',
  cases: [],
  off: null,
};
