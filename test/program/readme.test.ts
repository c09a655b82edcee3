// What the README says is what the program does.
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Accuracy, accuracyBrief } from '../../scripts/pages/signals.js';
import { root } from '../../src/root.js';
import { catalogue } from '../support/catalogue-of-rules.js';
import { folderOf, mlready } from '../support/program.js';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const blocks = (language: string) => [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, text = '']) => text);

describe('the README', () => {
  it('shows the report that the program prints', () => {
    const churn = join(folderOf(), 'churn');
    cpSync(join(root, 'fixtures', 'projects', 'churn'), churn, { recursive: true });
    const { out } = mlready(['audit', churn]);
    const shown = (blocks('text')[0] ?? '').replace(/…\n$/, '');
    expect(shown.length).toBeGreaterThan(1000);
    expect(out.slice(0, shown.trimEnd().length)).toBe(shown.trimEnd());
  });

  it('has a quick start of two command lines, the second of which is what CI runs', () => {
    const lines = blocks('sh').map((block) => block.trimEnd());
    expect(lines).toHaveLength(2);
    expect(lines.every((line) => !line.includes('\n'))).toBe(true);
    expect(readFileSync(join(root, '.ci', 'run'), 'utf8')).toContain(`\n${lines[1]}\n`);
  });

  it('counts what there is', () => {
    expect(readme).toContain(`[${catalogue.checks.length} checks](docs/checks.md), [${catalogue.cases.length} cases](docs/cases.md)`);
    expect(readme).toContain(`${catalogue.considerations.length} considerations`);
  });
});

describe('the accuracy', () => {
  const accuracy: Accuracy = JSON.parse(readFileSync(join(root, 'docs', 'accuracy.json'), 'utf8'));

  it('has the figures that were measured', () => {
    expect(readme).toContain(`<!-- accuracy -->\n${accuracyBrief(accuracy)}\n<!-- /accuracy -->`);
  });

  it('keeps to the figures that are asked of detection', () => {
    const { overall, hard } = accuracy.development;
    expect(overall.tp / (overall.tp + overall.fp)).toBeGreaterThanOrEqual(0.96);
    expect(overall.tp / (overall.tp + overall.fn)).toBeGreaterThanOrEqual(0.92);
    expect(overall.exact / overall.labels).toBeGreaterThanOrEqual(0.95);
    expect(hard.fp.right / hard.fp.n).toBeGreaterThanOrEqual(0.95);
    expect(hard.fn.right / hard.fn.n).toBeGreaterThanOrEqual(0.85);
  });
});
