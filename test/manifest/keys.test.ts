// The schema is the one list of a manifest's keys: what writes, publishes and compares manifests goes by it.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { policyChanges } from '../../src/gate/policy-changes.js';
import { manifestJsonSchema } from '../../src/manifest/json-schema.js';
import { noManifest } from '../../src/manifest/manifest.js';
import { answerKeys, answerSchema, manifestKeys, manifestSchema, type WrittenManifest } from '../../src/manifest/schema.js';
import { manifestStore } from '../../src/manifest/store.js';
import type { Plain } from '../../src/model/index.js';
import { root } from '../../src/root.js';
import { catalogue } from '../support/catalogue-of-rules.js';

const [check] = catalogue.checks;
const id = check?.id ?? '';
const value = catalogue.scales.find((scale) => scale.id === check?.scale)?.options.at(-1)?.value ?? '';

/** Something for each key. */
const values: Record<keyof Omit<WrittenManifest, 'version'>, Plain> = {
  project: 'p',
  pack: catalogue.version,
  packs: ['./rules/acme'],
  'builtin-packs': {},
  root: '..',
  context: { regulated: 'yes' },
  answers: { [id]: { value } },
  exclude: ['old/**'],
  waivers: [],
  gate: { strict: true },
  imports: ['evals/results.json'],
};
const ofAnswer: Record<keyof Omit<NonNullable<WrittenManifest['answers']>[string], 'value'>, Plain> = {
  why: 'w',
  evidence: [{ path: 'a.md' }],
  note: 'n',
  by: 'Ana',
  on: '2026-11-02',
  'review-by': '2027-11-02',
  'drafted-by': 'assistant',
  confirmed: { by: 'Ben', on: '2026-11-02' },
  dispute: [{ path: 'b.py', note: 'n' }],
};

/** The manifest that a store makes of edits, one after the other. */
function written(begin: string, edits: readonly { path: string[]; value: Plain }[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'mlready-keys-'));
  const file = join(folder, 'mlready.yaml');
  writeFileSync(file, begin);
  const tree = { read: () => ({ bytes: readFileSync(file) }) };
  const store = manifestStore({ folder, tree, path: 'mlready.yaml', catalogue, begin, write: writeFileSync, locked: (_, work) => work() });
  for (const edit of edits) store.save([edit]);
  return readFileSync(file, 'utf8');
}

describe('the keys of a manifest', () => {
  it('are written in the order of the schema, whichever is said first', () => {
    const edits = Object.entries(values).map(([key, one]) => ({ path: [key], value: one }));
    for (const order of [edits, [...edits].reverse()]) expect(Object.keys(parse(written('version: 1\n', order)))).toEqual(Object.keys(manifestSchema.shape));
  });

  it('of an answer as well', () => {
    const edits = Object.entries(ofAnswer).map(([key, one]) => ({ path: ['answers', id, key], value: one }));
    for (const order of [edits, [...edits].reverse()]) {
      const { answers } = parse(written(`version: 1\nanswers:\n  ${id}:\n    value: ${JSON.stringify(value)}\n`, order));
      expect(Object.keys(answers[id])).toEqual(Object.keys(answerSchema.shape));
    }
  });

  it('are those of the JSON Schema, in the same order, also of the published one', () => {
    const published = JSON.parse(readFileSync(join(root, 'schemas', 'manifest.schema.json'), 'utf8'));
    for (const { properties, $defs } of [JSON.parse(JSON.stringify(manifestJsonSchema(catalogue))), published]) {
      expect(Object.keys(properties)).toEqual(manifestKeys);
      for (const { anyOf } of Object.values<{ anyOf: { properties: object }[] }>($defs)) expect(Object.keys(anyOf[0]?.properties ?? {})).toEqual(answerKeys);
    }
  });

  it('are those of a manifest that was read', () => {
    // What is done stands under the context.
    const keys = Object.keys(noManifest)
      .filter((key) => key !== 'path' && key !== 'does')
      .map((key) => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
    expect(keys).toEqual(manifestKeys.filter((key) => key !== 'version'));
  });

  it('are told in their order where a change of them changes the rules', () => {
    const head = {
      ...noManifest,
      pack: { survey: '1.0.0' },
      context: { regulated: ['yes'] },
      answers: { [id]: { value: 'does-not-apply', evidence: [], dispute: [] } },
      exclude: ['old/**'],
      gate: { ...noManifest.gate, strict: true },
    };
    expect(policyChanges(noManifest, head).map(({ code }) => code)).toEqual(['pack-changed', 'context-changed', 'set-aside', 'excluded', 'gate-changed']);
  });
});
