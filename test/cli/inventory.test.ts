// mlready inventory: what the sample projects are put together from, and as a bill of materials that CycloneDX's own schema takes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { root } from '../../src/root.js';
import { runIn } from '../support/gate-scenario.js';
import { hostileProject } from '../support/hostile-project.js';
import { folderOf } from '../support/program.js';
import { runMlready } from '../support/run-here.js';

const standard = (name: string) => JSON.parse(readFileSync(join(root, 'fixtures', 'standards', `${name}.schema.json`), 'utf8'));
const ajv = new Ajv({ strict: false, formats: { 'iri-reference': true, 'idn-email': true } });
addFormats.default(ajv);
for (const name of ['spdx', 'jsf-0.82']) ajv.addSchema(standard(name));
const valid = ajv.compile(standard('bom-1.6'));

const assistant = join(root, 'fixtures', 'projects', 'assistant');

describe('mlready inventory', () => {
  it('lists what the sample names, by kind, with places', async () => {
    const { code, out, err } = await runMlready(['inventory', assistant]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('Models that somebody else hosts (4)\n  gpt-5.4-mini');
    expect(out).toContain('  gpt-5.5-2026-04-23\n    src/assistant/settings.py:25, src/assistant/settings.py:26\n');
    expect(out).toContain('Prompts (3)\n  prompts/answer.v7.md\n');
  });

  it('prints it as data', async () => {
    const { out } = await runMlready(['inventory', assistant, '--json']);
    expect(JSON.parse(out)).toMatchObject({ schema: 1, project: { name: 'assistant' }, when: '2026-11-21T00:00:00.000Z', unread: 0 });
  });

  it('says that there is nothing', async () => {
    expect((await runMlready(['inventory', folderOf({ 'main.py': 'print(1)\n' })])).out).toContain('No model, data set, prompt or tool is named');
  });

  it.each([
    ['the sample', assistant],
    [
      'a project with models and data sets',
      folderOf({
        'train.py':
          'from transformers import AutoModel\nfrom datasets import load_dataset\nAutoModel.from_pretrained("a/b", revision="main")\nload_dataset("c/d")\n',
      }),
    ],
    ['a hostile project', hostileProject()],
  ])('makes a bill of materials of %s that the schema takes, the same each time', async (_, folder) => {
    const call = () => runIn(folder, ['inventory', '-f', 'cyclonedx'], { env: {}, event: undefined, git: undefined, day: '2026-11-21' });
    const { out, code } = await call();
    expect(code).toBe(0);
    expect([valid(JSON.parse(out)), valid.errors]).toEqual([true, null]);
    expect((await call()).out).toBe(out);
  });

  it('names models as such, with their address where there is one', async () => {
    const folder = folderOf({ 'train.py': 'from transformers import AutoModel\nAutoModel.from_pretrained("a/b", revision="86b5e09")\n' });
    const bom = JSON.parse((await runMlready(['inventory', folder, '-f', 'cyclonedx'])).out);
    expect(bom.components).toMatchObject([
      {
        type: 'machine-learning-model',
        name: 'a/b',
        version: '86b5e09',
        purl: 'pkg:huggingface/a/b@86b5e09',
        evidence: { occurrences: [{ location: 'train.py', line: 2 }] },
      },
    ]);
  });
});
