import { describe, expect, it } from 'vitest';
import { standsAtWord } from '../../src/signals/matchers/word-start.js';

describe('a name that a pattern asks for', () => {
  it.each([
    ['*kfold*', 'RepeatedKFold', true],
    ['*kfold*', 'run_kfold', true],
    ['*kfold*', 'stratifiedkfold', true],
    ['*kfold*', 'resolveOutlookFolderId', false],
    ['*log_latency*', 'dialog_latency', false],
    ['*log_latency*', 'log_latency_of', true],
    ['*parameter_tun*', 'hyperparameter_tuning', true],
    ['*drift*', 'DRIFT_CHECK', true],
    ['train_*', 'retrain_all', true],
  ])('%s in %s: %s', (pattern, name, expected) => expect(standsAtWord(pattern, name)).toBe(expected));
});
