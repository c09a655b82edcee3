// What is text: bytes with a stray NUL in them, and those that are data.
import { describe, expect, it } from 'vitest';
import { isTextWithNuls } from '../../src/parsers/text/decode.js';
import { treeOf } from '../../src/project/text-tree.js';
import { scan } from '../../src/signals/scan.js';
import { rulesOf } from '../support/catalogue-of-rules.js';

const code = `${'# a line of no weight\n'.repeat(60)}`;

describe('bytes with NULs', () => {
  it.each([
    ['one in a comment', Buffer.from(`${code}# stray \0\n`), true],
    ['too many', Buffer.from(`${code}\0\0\0`), false],
    ['one in little', Buffer.from('x = "\0"'), false],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${code}`, 'utf16le'), false],
    ['UTF-16 without', Buffer.from(code, 'utf16le'), false],
    ['no UTF-8', Buffer.concat([Buffer.from(`${code}\0`), Buffer.from([0xff, 0xc0])]), false],
  ])('%s', (_, bytes, text) => expect(isTextWithNuls(bytes)).toBe(text));

  it.each(['train.py', 'train.ts'])('in a comment of %s leave its code readable', (path) => {
    const files = {
      [path]: `${code.replaceAll('#', path.endsWith('ts') ? '//' : '#')}${path.endsWith('ts') ? '//' : '#'} \0\nimport mlflow\nmlflow.log_metric("a", 1)\n`,
    };
    const { limits, facts } = scan(treeOf(files), rulesOf('train.tracked'), []);
    expect(limits).toEqual([]);
    if (path.endsWith('py')) expect(facts[0]).toMatchObject({ state: 'present' });
  });
});
