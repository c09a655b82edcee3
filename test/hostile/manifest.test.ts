// Manifests, packs, policies, baselines, forms and saved reports with very many mistakes, very long ones and very deep ones.
import { expect, it } from 'vitest';
import { type Attack, faultsOf, strike } from '../support/attack.js';

const lines = (count: number, line: (i: number) => string) => Array.from({ length: count }, (_, i) => line(i)).join('\n');
const long = 'a'.repeat(400_000);
const short = 'a'.repeat(50_000);
const manifests: [string, string, RegExp][] = [
  ['40 000 unknown answers', `version: 1\nanswers:\n${lines(40_000, (i) => `  k${i}: {}`)}`, /mlready\.yaml:3:/],
  ['16 000 unknown answers', `version: 1\nanswers:\n${lines(16_000, (i) => `  k${i}: {value: a}`)}`, /"k0"/],
  ['40 000 unknown keys', `version: 1\n${lines(40_000, (i) => `k${i}: 1`)}`, /unknown key "k0"/],
  ['30 000 unknown fields of the context', `version: 1\ncontext:\n${lines(30_000, (i) => `  k${i}: a`)}`, /k0/],
  ['30 000 unknown activities', `version: 1\ncontext:\n  does:\n${lines(30_000, (i) => `    k${i}: true`)}`, /k0/],
  ['30 000 unknown stages', `version: 1\ngate:\n  min-score:\n${lines(30_000, (i) => `    k${i}: 1`)}`, /k0/],
  ['15 000 unknown packs', `version: 1\npack:\n${lines(15_000, (i) => `  k${i}: 1.0.0`)}`, /k0/],
  ['15 000 built-in packs', `version: 1\nbuiltin-packs:\n${lines(10_000, (i) => `  k${i}: {use: true, why: a b c d e}`)}`, /k0/],
  [
    '30 000 unknown keys in one answer',
    `version: 1\nanswers:\n  concept-drift.watched:\n    value: manual\n${lines(30_000, (i) => `    k${i}: 1`)}`,
    /mlready\.yaml:\d+:/,
  ],
  ['20 000 values of a field', `version: 1\ncontext:\n  domain: [${lines(20_000, (i) => `    k${i},`)}]`, /mlready\.yaml/],
  ['flow map of 40 000 keys', `version: 1\nanswers: {${lines(40_000, (i) => `k${i}: 1,`)}}`, /mlready\.yaml/],
  ['400 000 commas', `version: 1\ncontext: [${','.repeat(400_000)}]`, /mlready\.yaml:2:/],
  ['200 000 closing braces', '}\n'.repeat(200_000), /mlready\.yaml:1:/],
  ['200 000 opening brackets', `version: 1\na: ${'['.repeat(200_000)}`, /nested too deeply|mlready\.yaml/],
  ['a long key', `version: 1\n? ${long}\n: 1`, /unknown key "a+…"/],
  ['a long key that is said twice', `? ${short}\n: 1\n? ${short}\n: 1`, /says "a+…" twice/],
  ['a long alias', `version: 1\na: *${short}`, /mlready\.yaml:2:/],
  ['a long value of a field', `version: 1\ncontext:\n  domain: ${short}`, /mlready\.yaml:3:/],
  ['a long value of an answer', `version: 1\nanswers:\n  concept-drift.watched: ${short}`, /mlready\.yaml:3:/],
  ['a long id of an answer', `version: 1\nanswers:\n  ${short}: 'no'`, /mlready\.yaml:3:/],
  ['a long field', `version: 1\ncontext:\n  ${short}: a`, /mlready\.yaml:3:/],
  ['a long stage', `version: 1\ngate: {min-score: {? ${short} : 1}}`, /mlready\.yaml:2:/],
  ['a long version of the rules', `version: 1\npack: ${'1'.repeat(50_000)}.0.0`, /mlready\.yaml:2:/],
  ['a long root', `version: 1\nroot: ${'../'.repeat(50_000)}`, /mlready\.yaml/],
  ['a long day', `version: 1\nanswers:\n  concept-drift.watched: {value: manual, on: ${short}}`, /mlready\.yaml:3:/],
  ['long names of packs', `version: 1\npacks: [./${short}]`, /mlready\.yaml/],
  ['a long policy', `version: 1\ngate: {extends: ./${'a/'.repeat(20_000)}}`, /mlready\.yaml/],
  [
    'bounds of an alias',
    `version: 1\na: &a [${'x,'.repeat(200)}]\n${lines(8, (i) => `b${i}: &b${i} [${`*${i === 0 ? 'a' : `b${i - 1}`},`.repeat(20)}]`)}`,
    /more than 50000 values/,
  ],
];
const policies: [string, string][] = [
  ['8 000 unknown keys', lines(8_000, (i) => `k${i}: 1`)],
  ['a long key', `? ${short}\n: 1`],
];

const attacks: Attack[] = [
  ...manifests.map(([name, text, says]): Attack => ({ name: `manifest: ${name}`, files: { 'mlready.yaml': text }, args: ['validate'], code: 2, says })),
  {
    name: 'manifest: 16 000 unknown answers, audited',
    files: { 'mlready.yaml': `version: 1\nanswers:\n${lines(16_000, (i) => `  k${i}: {value: a}`)}` },
    args: ['audit'],
    code: 2,
    says: /"k0".* more: mlready validate/,
  },
  ...policies.map(
    ([name, text]): Attack => ({
      name: `policy: ${name}`,
      files: { 'policy.yaml': `version: 1\n${text}` },
      args: ['audit', '--policy', 'policy.yaml'],
      code: 2,
      says: /policy\.yaml:2:/,
    }),
  ),
  {
    name: 'baseline: 30 000 unknown checks',
    files: { 'mlready.baseline.yaml': `version: 1\nchecks:\n${lines(12_000, (i) => `  k${i}: {earned: 2, observed: 2, basis: observed}`)}` },
    args: ['audit', '--baseline', 'mlready.baseline.yaml'],
    code: 2,
    says: /mlready\.baseline\.yaml/,
  },
  {
    name: 'pack: 3 000 unknown keys in a signal',
    files: {
      'mlready.yaml': 'version: 1\npacks: [./p]\n',
      'p/pack.yaml': 'id: p\ntitle: P\nversion: 0.1.0\nextends: survey\n',
      'p/signals/a.yaml': `area: p\nsignals:\n  - id: p.a\n${lines(8_000, (i) => `    k${i}: 1`)}\n`,
    },
    args: ['validate'],
    code: 2,
    says: /a\.yaml:\d+:/,
  },
  {
    name: 'answers: 16 000 unknown ones',
    files: { 'a.yaml': `answers:\n${lines(16_000, (i) => `  k${i}: {value: a}`)}` },
    args: ['interview', '--answers', 'a.yaml'],
    code: 2,
    says: /a\.yaml:2:/,
  },
  {
    name: 'form: 20 000 rows',
    files: { 'a.csv': `check,answer\n${lines(20_000, (i) => `k${i},no`)}` },
    args: ['interview', '--answers', 'a.csv'],
    code: 2,
    says: /a\.csv/,
  },
  {
    name: 'form: 20 000 questions that are none',
    files: { 'a.md': lines(20_000, (i) => `### k${i}\n\n- [x] no\n`) },
    args: ['interview', '--answers', 'a.md'],
    code: 2,
    says: /a\.md/,
  },
  {
    name: 'answers of no end',
    args: ['interview', '--answers', '/dev/zero'],
    code: 2,
    says: /\/dev\/zero: is no regular file/,
  },
  { name: 'drafts of no end', args: ['draft', '/dev/zero'], code: 2, says: /\/dev\/zero: is no regular file/ },
  { name: 'a report of no end', args: ['report', '/dev/zero'], code: 2, says: /\/dev\/zero: is no regular file/ },
  { name: 'a policy of no end', args: ['audit', '--policy', '/dev/zero'], code: 2, says: /\/dev\/zero/ },
  { name: 'a baseline of no end', args: ['audit', '--baseline', '/dev/zero'], code: 2, says: /\/dev\/zero/ },
  { name: 'a list of no end', args: ['fleet', 'run', '/dev/zero', '--out', 'r'], code: 2, says: /\/dev\/zero/ },
  { name: 'summaries of no end', args: ['fleet', 'collect', '/dev/zero', '--out', 'r'], code: 2, says: /\/dev\/zero/ },
  {
    name: 'a report that nests two million deep',
    files: { 'r.json': `{"schema":2,"a":${'['.repeat(2_000_000)}` },
    args: ['report', 'r.json'],
    code: 2,
    says: /r\.json/,
  },
  {
    name: 'a report with very many mistakes',
    files: { 'r.json': JSON.stringify({ schema: 2, findings: Array.from({ length: 200_000 }, () => ({ a: 1 })) }) },
    args: ['report', 'r.json'],
    code: 2,
    says: /r\.json: is no report of mlready/,
  },
  {
    name: 'standard input that is larger than a report may be',
    args: ['report', '-'],
    input: ' '.repeat(63 * 1024 * 1024).concat('['.repeat(2 * 1024 * 1024)),
    code: 2,
    says: /standard input: is larger than 64 MiB/,
  },
];

it.each(attacks)('$name', (attack) => expect(faultsOf(attack, strike(attack))).toEqual([]));
