// What is told of a change: fixtures/changes/<name>.yaml holds the files before it, those that it adds, changes or removes (null), and every finding.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { changeBetween } from '../../src/engine/look-at-change.js';
import type { ProjectSource } from '../../src/engine/open-source.js';
import { noManifest } from '../../src/manifest/manifest.js';
import { type Files, treeOf } from '../../src/project/text-tree.js';
import { applyPatch } from '../../src/repair/apply.js';
import { root } from '../../src/root.js';
import { placeText } from '../../src/terminal/text.js';
import { catalogue } from '../support/catalogue-of-rules.js';

interface Told {
  kind: string;
  code?: string;
  signal?: string;
  at: string;
  label?: string;
  doubt?: string;
  patch?: string[];
}
interface Scenario {
  about: string;
  base: Record<string, string>;
  head: Record<string, string | null>;
  expect: Told[];
}

const folder = join(root, 'fixtures', 'changes');
const scenarios = readdirSync(folder).map((file) => ({ file, ...(parse(readFileSync(join(folder, file), 'utf8')) as Scenario) }));
const codes = new Map(catalogue.signals.flatMap(({ id, hazard }) => (hazard ? [[id, hazard.code] as const] : [])));

function sourceOf(files: Files): ProjectSource {
  const tree = treeOf(files);
  return { folder: '/', tree, isThere: () => false, versions: () => null, matching: () => [], open: () => treeOf({}), pack: () => ({ problems: [] }) as never };
}

function headOf({ base, head }: Scenario): Files {
  return Object.fromEntries(Object.entries({ ...base, ...head }).flatMap(([path, text]) => (text === null ? [] : [[path, text]])));
}

function told(scenario: Scenario) {
  const judged = { manifest: noManifest, catalogue };
  const change = { older: sourceOf(scenario.base), newer: sourceOf(headOf(scenario)), judged, trial: false };
  return changeBetween(change, { builtin: catalogue, today: '2026-01-01' }).findings;
}

describe('a change', () => {
  it.each(scenarios)('$file: $about', (scenario) => {
    const found = told(scenario);
    expect(found.map(({ kind, signal, place }) => `${kind} ${codes.get(signal) ?? signal} ${placeText(place)}`)).toEqual(
      scenario.expect.map(({ kind, code, signal, at }) => `${kind} ${code ?? signal} ${at}`),
    );
    scenario.expect.forEach(({ label, doubt, patch }, index) => {
      if (label !== undefined) expect(found[index]?.label).toBe(label);
      if (doubt !== undefined) expect(found[index]?.doubt).toBe(doubt);
      expect(found[index]?.patch?.lines).toEqual(patch);
    });
  });

  it.each(scenarios)('$file says nothing of itself against itself', (scenario) => {
    expect(told({ ...scenario, base: headOf(scenario) as Record<string, string>, head: {} })).toEqual([]);
  });

  it('is not repaired by more than the lines that it names', () => {
    expect(applyPatch('a\r\nb\r\nc', { first: 2, last: 2, old: ['b'], lines: ['x', 'y'] })).toBe('a\r\nx\r\ny\r\nc');
    expect(applyPatch('a\nb', { first: 2, last: 2, old: ['b'], lines: ['x'] })).toBe('a\nx');
    expect(applyPatch('a\n\n', { first: 1, last: 1, old: ['a'], lines: ['x'] })).toBe('x\n\n');
  });
});
