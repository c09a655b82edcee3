// What a change did to the rules that it is judged by, as one manifest differs from another.
import { describe, expect, it } from 'vitest';
import { policyChanges } from '../../src/gate/policy-changes.js';
import { noGate, noManifest } from '../../src/manifest/manifest.js';
import type { Answer, Manifest, Policy, Waiver } from '../../src/model/index.js';

const waiver: Waiver = { check: 'a.b', reason: 'planned', statement: 's', owner: 'Ana', created: '2026-11-01', expires: '2026-12-01' };
const answer = (value: string, ...disputed: string[]): Answer => ({ value, evidence: [], dispute: disputed.map((path) => ({ path, note: 'dead' })) });
const policy = (digest: string) => ({ name: 'ml.yaml', digest }) as Policy;

const rows: [name: string, before: Partial<Manifest>, after: Partial<Manifest>, told: object[]][] = [
  ['nothing differs', { waivers: [waiver], does: { serves: true } }, { waivers: [{ ...waiver }], does: { serves: true } }, []],
  ['what changes no rule differs', { project: 'a', root: '..', packs: ['./a'] }, { project: 'b', root: null, packs: [] }, []],
  ['the pack is raised', { pack: { survey: '1.0.0' } }, { pack: { survey: '2.0.0' } }, [{ code: 'pack-changed', before: '1.0.0', after: '2.0.0' }]],
  ['a pack is named for the first time', {}, { pack: { survey: '1.0.0' } }, [{ code: 'pack-changed', before: null, after: '1.0.0' }]],
  ['no pack is named in words', { pack: {} }, { pack: { survey: '1.0.0' } }, [{ code: 'pack-changed', before: null, after: '1.0.0' }]],
  [
    'a second pack is named',
    { pack: { survey: '1.0.0' } },
    { pack: { survey: '1.0.0', generative: '1.1.0' } },
    [{ code: 'pack-changed', before: '1.0.0', after: 'survey 1.0.0, generative 1.1.0' }],
  ],
  ['another pack than the survey is named alone', {}, { pack: { generative: '1.1.0' } }, [{ code: 'pack-changed', before: null, after: 'generative 1.1.0' }]],
  [
    'packs are switched',
    { builtinPacks: { generative: { use: true, why: 'a' }, kept: { use: true, why: 'a' } } },
    { builtinPacks: { generative: { use: false, why: 'b' }, kept: { use: true, why: 'other words' }, more: { use: true, why: 'c' } } },
    [
      { code: 'pack-switched', pack: 'generative', before: 'on', after: 'off' },
      { code: 'pack-switched', pack: 'more', before: null, after: 'on' },
    ],
  ],
  [
    'the context is set, changed, kept and taken away',
    { context: { regulated: ['no'], target: ['cloud'], users: ['staff'] } },
    { context: { regulated: ['yes'], target: ['cloud'], data: ['personal'] } },
    [
      { code: 'context-changed', field: 'regulated', before: ['no'], after: ['yes'] },
      { code: 'context-changed', field: 'users', before: ['staff'], after: [] },
      { code: 'context-changed', field: 'data', before: [], after: ['personal'] },
    ],
  ],
  [
    'what the project does is claimed, denied and said no more',
    { does: { serves: true, trains: false, stays: true } },
    { does: { serves: false, stays: true, publishes: true } },
    [
      { code: 'context-changed', field: 'does.serves', before: ['yes'], after: ['no'] },
      { code: 'context-changed', field: 'does.trains', before: ['no'], after: [] },
      { code: 'context-changed', field: 'does.publishes', before: [], after: ['yes'] },
    ],
  ],
  [
    'checks are set aside, one anew',
    { answers: { 'a.b': answer('no'), 'a.c': answer('does-not-apply') } },
    { answers: { 'a.b': answer('does-not-apply'), 'a.c': answer('does-not-apply'), 'a.d': answer('does-not-apply') } },
    [
      { code: 'set-aside', check: 'a.b' },
      { code: 'set-aside', check: 'a.d' },
    ],
  ],
  [
    'answers are raised and lowered',
    { answers: { 'a.b': answer('no'), 'a.c': answer('yes') } },
    { answers: { 'a.b': answer('yes'), 'a.c': answer('no') } },
    [],
  ],
  [
    'places are disputed, one anew, and one no more',
    { answers: { 'a.b': answer('yes', 'old.py', 'gone.py') } },
    { answers: { 'a.b': answer('yes', 'old.py', 'new.py'), 'a.c': answer('yes', 'old.py') } },
    [
      { code: 'disputed', check: 'a.b', path: 'new.py' },
      { code: 'disputed', check: 'a.c', path: 'old.py' },
    ],
  ],
  [
    'files are left out and taken in',
    { exclude: ['a/**', 'b/**'] },
    { exclude: ['b/**', 'c/**'] },
    [
      { code: 'excluded', pattern: 'c/**' },
      { code: 'included', pattern: 'a/**' },
    ],
  ],
  ['a waiver comes', {}, { waivers: [waiver] }, [{ code: 'waiver-added', check: 'a.b' }]],
  ['a waiver goes', { waivers: [waiver] }, {}, [{ code: 'waiver-removed', check: 'a.b' }]],
  ['a waiver has another owner', { waivers: [waiver] }, { waivers: [{ ...waiver, owner: 'Bo' }] }, [{ code: 'waiver-changed', check: 'a.b' }]],
  ['a waiver ends earlier', { waivers: [waiver] }, { waivers: [{ ...waiver, expires: '2026-11-20' }] }, [{ code: 'waiver-changed', check: 'a.b' }]],
  [
    'a waiver ends later, approved by nobody',
    { waivers: [waiver] },
    { waivers: [{ ...waiver, expires: '2026-12-02' }] },
    [{ code: 'waiver-renewed', check: 'a.b', expires: '2026-12-02', approvedBy: null }],
  ],
  [
    'a waiver ends later, approved by somebody, and another stays',
    { waivers: [{ ...waiver, check: 'a.c' }, waiver] },
    {
      waivers: [
        { ...waiver, check: 'a.c' },
        { ...waiver, expires: '2027-01-01', approvedBy: 'Bo' },
      ],
    },
    [{ code: 'waiver-renewed', check: 'a.b', expires: '2027-01-01', approvedBy: 'Bo' }],
  ],
  [
    'the gate is changed',
    { gate: { ...noGate, maxUnknown: 10, failOn: ['high'] } },
    { gate: { ...noGate, maxUnknown: null, failOn: ['high'], tolerance: 4, minScore: { overall: 50 } } },
    [
      { code: 'gate-changed', setting: 'minScore', before: '{}', after: '{"overall":50}' },
      { code: 'gate-changed', setting: 'maxUnknown', before: '10', after: 'null' },
      { code: 'gate-changed', setting: 'tolerance', before: '0', after: '4' },
    ],
  ],
  [
    'the gate names a policy, and then another state of it',
    { gate: { ...noGate, extends: policy('a'.repeat(64)) } },
    { gate: { ...noGate, extends: policy('b'.repeat(64)) } },
    [{ code: 'gate-changed', setting: 'extends', before: `"ml.yaml (sha256 ${'a'.repeat(12)})"`, after: `"ml.yaml (sha256 ${'b'.repeat(12)})"` }],
  ],
  [
    'all differs: in the order of the manifest',
    {},
    {
      gate: { ...noGate, strict: true },
      waivers: [waiver],
      exclude: ['a'],
      answers: { 'a.b': answer('does-not-apply') },
      context: { regulated: ['yes'] },
      pack: { survey: '1.0.0' },
    },
    [
      { code: 'pack-changed', before: null, after: '1.0.0' },
      { code: 'context-changed', field: 'regulated', before: [], after: ['yes'] },
      { code: 'set-aside', check: 'a.b' },
      { code: 'excluded', pattern: 'a' },
      { code: 'waiver-added', check: 'a.b' },
      { code: 'gate-changed', setting: 'strict', before: 'false', after: 'true' },
    ],
  ],
];

describe('the rules', () => {
  it.each(rows)('where %s', (_, before, after, told) => {
    expect(policyChanges({ ...noManifest, ...before }, { ...noManifest, ...after })).toEqual(told);
  });
});
