// Every fault of a manifest is one line: fixtures/manifests/<name>.yaml begins with the line that is expected.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noGate } from '../../src/manifest/manifest.js';
import { parseManifest } from '../../src/manifest/parse.js';
import { root } from '../../src/root.js';
import { catalogue } from '../support/catalogue-of-rules.js';

const folder = join(root, 'fixtures', 'manifests');
const files = readdirSync(folder).map((file) => {
  const text = readFileSync(join(folder, file), 'utf8');
  return { file, text, expected: /^# expect: (.*)/.exec(text)?.[1] ?? '' };
});

describe('a manifest', () => {
  it.each(files)('$file', ({ text, expected }) => {
    const read = parseManifest('mlready.yaml', text, catalogue);
    const said = 'problems' in read ? read.problems.map(({ message }) => message).join(' || ') : 'valid';
    expect(said).toBe(expected);
  });

  it('takes the context, answers, waivers and gate as they are written', () => {
    const [check] = catalogue.checks;
    const read = parseManifest(
      'mlready.yaml',
      `version: 1\nproject: p\ncontext: {regulated: true, target: [cloud, edge]}\nanswers:\n  ${check?.id}: {value: true, evidence: [{path: docs/a.md}]}\ngate: {min-score: 50, fail-on: [critical]}\n`,
      catalogue,
    );
    expect(read).toMatchObject({
      manifest: {
        project: 'p',
        context: { regulated: ['yes'], target: ['cloud', 'edge'] },
        answers: { [check?.id ?? '']: { evidence: [{ path: 'docs/a.md' }] } },
        gate: { ...noGate, minScore: { overall: 50 }, failOn: ['critical'] },
      },
    });
    const top = catalogue.scales.find(({ id }) => id === check?.scale)?.options.at(-1)?.value;
    expect('manifest' in read && read.manifest.answers[check?.id ?? '']?.value).toBe(top);
  });

  it('takes a waiver with who approved it and its ticket, where they are written', () => {
    const plain = { check: 'concept-drift.watched', reason: 'planned', statement: 'Soon.', owner: 'Ana', created: '2026-01-01', expires: '2026-02-01' };
    const whole = { ...plain, check: 'simulation-based-testing.field-trial-staged', 'approved-by': 'Bo', ticket: 'ML-12' };
    const read = parseManifest('mlready.yaml', JSON.stringify({ version: 1, waivers: [plain, whole] }), catalogue);
    const { 'approved-by': approvedBy, ...rest } = whole;
    expect('manifest' in read && read.manifest.waivers).toEqual([plain, { ...rest, approvedBy }]);
    expect('manifest' in read && Object.keys(read.manifest.waivers[0] ?? {})).toEqual(Object.keys(plain));
  });
});
