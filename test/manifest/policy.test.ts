// Every fault of a policy is one line: fixtures/policies/<name>.yaml begins with the line that is expected.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { maxPolicyBytes, parsePolicy } from '../../src/manifest/parse-policy.js';
import { policyJsonSchema, policyKeys } from '../../src/manifest/policy-schema.js';
import { root } from '../../src/root.js';
import { catalogue } from '../support/catalogue-of-rules.js';

const folder = join(root, 'fixtures', 'policies');
const files = readdirSync(folder).map((file) => {
  const text = readFileSync(join(folder, file), 'utf8');
  return { file, text, expected: /^# expect: (.*)/.exec(text)?.[1] ?? '' };
});
const read = (text: string | Uint8Array) =>
  parsePolicy({ name: 'ml.yaml', file: 'ml.yaml', bytes: typeof text === 'string' ? Buffer.from(text) : text }, catalogue);
const said = (text: string | Uint8Array) => {
  const result = read(text);
  return 'problems' in result ? result.problems.map(({ message }) => message).join(' || ') : 'valid';
};

describe('a policy', () => {
  it.each(files)('$file', ({ text, expected }) => {
    expect(said(text)).toBe(expected);
  });

  it('holds what is written, and null or nothing for the rest', () => {
    const nothing = { packs: [], minScore: {}, failOn: [], maxUnknown: null, tolerance: null, policyChanges: null, minPack: {}, requireContext: [] };
    expect(read('version: 1\n')).toEqual({
      policy: { ...nothing, name: 'ml.yaml', digest: expect.stringMatching(/^[0-9a-f]{64}$/), approvers: null, forbid: [] },
    });
    expect(read('version: 1\nmin-score: 40\nmin-pack: 1.0.0\ntolerance: 0\nwaivers: {approvers: ["@acme/ml-leads"]}\n')).toMatchObject({
      policy: { minScore: { overall: 40 }, minPack: { survey: '1.0.0' }, tolerance: 0, approvers: ['@acme/ml-leads'] },
    });
  });

  it('is a text of a bounded size', () => {
    expect(said(`version: 1\n# ${'x'.repeat(maxPolicyBytes)}\n`)).toBe('ml.yaml:1:1: is larger than 128 KiB; correct the YAML there');
    expect(said(Buffer.from([0, 1, 2, 0, 255, 254]))).toBe('ml.yaml: is no UTF-8 text; save it as UTF-8');
  });

  it('has a JSON Schema that takes what is valid and refuses what has keys or values that there are none of', () => {
    const validate = new Ajv2020({ strict: false }).compile(policyJsonSchema(catalogue));
    const judged = files.filter(({ file }) => !/not-yaml|second-document/.test(file)).map(({ file, text }) => ({ file, valid: validate(parse(text)) }));
    expect(judged.filter(({ valid }) => valid).map(({ file }) => file)).toEqual(expect.arrayContaining(['valid-full.yaml', 'valid-minimal.yaml']));
    for (const name of ['unknown-key', 'unknown-stage', 'unknown-context-field', 'forbids-what-there-is-not', 'no-version'])
      expect(judged.find(({ file }) => file === `${name}.yaml`)).toEqual({ file: `${name}.yaml`, valid: false });
    expect(Object.keys(policyJsonSchema(catalogue).properties ?? {})).toEqual(policyKeys);
  });
});
