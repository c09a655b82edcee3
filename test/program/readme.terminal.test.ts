// The interview that the README shows is what stands on the screen.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../src/root.js';
import { noTerminal, titled } from '../support/needs.js';
import { transcript } from '../support/transcript.js';

it.skipIf(noTerminal !== null)(titled('the README shows an interview as it stands on the screen', noTerminal), async () => {
  const blocks = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/^```text\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
  expect(blocks[1]?.trimEnd()).toBe(await transcript());
});
