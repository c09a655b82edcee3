// Rules that a project keeps itself: what a change did to them, and a manifest that was written for others.
import { describe, expect, it } from 'vitest';
import { ruleChanges, underRules } from '../../src/gate/base-rules.js';
import { noManifest } from '../../src/manifest/manifest.js';
import type { Catalogue, Check, Extension, Waiver } from '../../src/model/index.js';
import { smallRules } from '../support/small-project.js';

const pack = (id: string, more: Partial<Extension> = {}): Extension => ({
  id,
  title: id,
  version: '1.0.0',
  digest: '1',
  from: `./${id}`,
  adds: [],
  changes: [],
  ...more,
});
const rules = (checks: Partial<Check>[], ...extensions: Extension[]): Catalogue => ({ ...smallRules(checks, []), extensions });
const off = (check: string) => ({ code: 'switched-off' as const, check, why: 'w' });
const plain = [{ id: 'a' }, { id: 'b' }];

describe('a pack of one’s own', () => {
  it.each<[name: string, before: Catalogue, after: Catalogue, told: string[]]>([
    ['says the same', rules(plain, pack('acme')), rules(plain, pack('acme')), []],
    ['comes', rules(plain), rules([...plain, { id: 'c' }], pack('acme', { adds: ['c'] })), ['acme new 1.0.0 c']],
    ['goes', rules([...plain, { id: 'c' }], pack('acme', { adds: ['c'] })), rules(plain), ['acme 1.0.0 gone c']],
    [
      'switches a check off',
      rules(plain, pack('acme')),
      rules([{ id: 'a', off: { pack: 'acme', why: 'w' } }, { id: 'b' }], pack('acme', { version: '1.1.0', digest: '2', changes: [off('a')] })),
      ['acme 1.0.0 1.1.0 a'],
    ],
    [
      'switches a check on again, beside one that it treats as before',
      rules(
        [
          { id: 'a', off: { pack: 'acme', why: 'w' } },
          { id: 'b', risk: 'high' },
        ],
        pack('acme', { changes: [off('a'), off('b')] }),
      ),
      rules([{ id: 'a' }, { id: 'b', risk: 'high' }], pack('acme', { digest: '2', changes: [off('b')] })),
      ['acme 1.0.0 1.0.0 a'],
    ],
    [
      'has other words that treat no check otherwise',
      rules(plain, pack('acme', { changes: [off('a')] })),
      rules(plain, pack('acme', { digest: '2', changes: [off('a')] })),
      ['acme 1.0.0 1.0.0 '],
    ],
    [
      'comes beside another that stays, with its checks in order',
      rules(plain, pack('kept', { adds: ['a'] })),
      rules([...plain, { id: 'd' }, { id: 'c' }], pack('kept', { adds: ['a'] }), pack('acme', { adds: ['d', 'c', 'a'] })),
      ['acme new 1.0.0 c d'],
    ],
  ])('that %s', (_, before, after, told) => {
    const lines = ruleChanges(before, after).map((change) =>
      change.code === 'own-rules-changed' ? `${change.pack} ${change.before ?? 'new'} ${change.after ?? 'gone'} ${change.checks.join(' ')}` : change.code,
    );
    expect(lines).toEqual(told);
  });
});

describe('a manifest for rules in which a check has another name', () => {
  const waiver = (check: string): Waiver => ({ check, reason: 'planned', statement: 's', owner: 'o', created: '2026-11-01', expires: '2026-12-01' });
  const answer = { value: 'yes', evidence: [], dispute: [] };
  const manifest = { ...noManifest, answers: { new: answer, b: answer }, waivers: [waiver('new'), waiver('b')] };
  const told = (from: Catalogue, to: Catalogue) => {
    const { answers, waivers } = underRules(manifest, from, to);
    return [...Object.keys(answers), ...waivers.map(({ check }) => check)];
  };
  const renamed = rules([
    { id: 'new', aliases: ['older', 'old'] },
    { id: 'b', aliases: ['other'] },
  ]);

  it('answers and waives it under the name that these rules know', () => {
    expect(told(renamed, rules([{ id: 'old' }, { id: 'b' }]))).toEqual(['old', 'b', 'old', 'b']);
    expect(underRules(manifest, renamed, rules([{ id: 'old' }, { id: 'b' }])).waivers[0]).toEqual(waiver('old'));
  });

  it('keeps the name of a check that these rules know by it', () => {
    expect(told(renamed, rules([{ id: 'new' }, { id: 'old' }, { id: 'b' }, { id: 'other' }]))).toEqual(['new', 'b', 'new', 'b']);
  });

  it('is as it was where they know it by no name', () => expect(underRules(manifest, renamed, rules([{ id: 'b' }]))).toBe(manifest));
});
