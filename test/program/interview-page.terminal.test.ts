// The interview that its page shows is what stands on the screen.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../src/root.js';
import { noTerminal, titled } from '../support/needs.js';
import { transcript } from '../support/transcript.js';

it.skipIf(noTerminal !== null)(titled('the page on the interview shows one as it stands on the screen', noTerminal), async () => {
  const [, shown] = /<!-- interview -->\n```text\n([\s\S]*?)```\n<!-- \/interview -->/.exec(readFileSync(join(root, 'docs', 'interview.md'), 'utf8')) ?? [];
  expect(shown?.trimEnd()).toBe(await transcript());
});
