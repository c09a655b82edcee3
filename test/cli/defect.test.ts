// A mistake of the program itself: one line and the code of what could not run, never that of a gate that failed.
import { expect, it } from 'vitest';
import { runHere } from '../support/run-here.js';

const broken = {
  cwd: () => {
    throw new TypeError('no\u001b[2J\nsuch thing');
  },
};

it('ends with 2 and one line', async () => {
  const { code, out, err } = await runHere('/', ['checks'], broken);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^mlready: a mistake of the program: TypeError: no\\u\{1b\}\[2J; please report it, with what MLREADY_TRACE=1 adds\n$/);
});

it('tells the way to it where that is asked for', async () => {
  const { code, err } = await runHere('/', ['checks'], { ...broken, env: { MLREADY_TRACE: '1' } });
  expect(code).toBe(2);
  expect(err).toMatch(/\n +at .*defect\.test\.ts/);
  expect(err).not.toContain('\u001b');
});
