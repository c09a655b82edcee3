// A comment disputes the hazard beside it, with a reason; what it disputes no more is said.
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.js';
import { disputedPlaces } from '../../src/assess/ignored.js';
import { noManifest } from '../../src/manifest/manifest.js';
import { treeOf } from '../../src/project/text-tree.js';
import { scan } from '../../src/signals/scan.js';
import { catalogue } from '../support/catalogue-of-rules.js';

const load = 'pickle.load(open(path, "rb"))';
const project = (text: string, name = 'train.py') => {
  const seen = scan(treeOf({ [name]: text }), catalogue, []);
  const { findings, repository } = assess({ catalogue, scan: seen, manifest: noManifest, citations: {}, today: '2026-11-21' });
  const finding = findings.find(({ check }) => check === 'data-poisoning.model-files-inert');
  return { refuted: finding?.reason.code === 'refuted', repository: repository.score, disputed: disputedPlaces(seen.facts, catalogue.signals, seen.ignores) };
};

describe('a comment beside a hazard', () => {
  it.each<[string, string, boolean]>([
    ['on its line', `import pickle\nmodel = ${load}  # mlready: ignore[MLR-S09] the file is made by the same job\n`, false],
    ['on the line above', `import pickle\n# mlready: ignore[MLR-S09] the file is made by the same job\nmodel = ${load}\n`, false],
    ['two lines above', `import pickle\n# mlready: ignore[MLR-S09] the file is made by the same job\n\nmodel = ${load}\n`, true],
    ['of another hazard', `import pickle\nmodel = ${load}  # mlready: ignore[MLR-N01] the file is made by the same job\n`, true],
    ['without a reason', `import pickle\nmodel = ${load}  # mlready: ignore[MLR-S09]\n`, true],
    ['in a text', `import pickle\nmodel = ${load}; note = "mlready: ignore[MLR-S09] no comment"\n`, true],
    ['beside one of two', `import pickle\nmodel = ${load}  # mlready: ignore[MLR-S09] made here\nother = ${load}\n`, true],
  ])('%s', (_, text, refuted) => expect(project(text).refuted).toBe(refuted));

  it('does not change what the repository shows by itself', () => {
    const plain = project(`import pickle\nmodel = ${load}\n`);
    expect(project(`import pickle\nmodel = ${load}  # mlready: ignore[MLR-S09] the file is made by the same job\n`).repository).toBe(plain.repository);
  });

  it('is told with its reason and its place, and as needless where it disputes nothing', () => {
    const text = `import pickle\nmodel = ${load}  # mlready: ignore[MLR-S09] made here\n# mlready: ignore[MLR-S09] gone\nx = 1\n`;
    expect(project(text).disputed).toEqual([
      { code: 'MLR-S09', path: 'train.py', line: 2, disputes: 2, reason: 'made here', place: { path: 'train.py', line: 2 } },
      { code: 'MLR-S09', path: 'train.py', line: 3, disputes: 4, reason: 'gone', place: null },
    ]);
  });

  it('stands in a cell of a notebook, and in configuration', () => {
    const cell = { cell_type: 'code', source: ['import pickle\n', `model = ${load}  # mlready: ignore[MLR-S09] made in the cell above\n`] };
    expect(project(JSON.stringify({ cells: [cell], nbformat: 4, metadata: {} }), 'a.ipynb')).toMatchObject({
      refuted: false,
      disputed: [{ cell: 1, line: 2 }],
    });
    expect(project('on: push # mlready: ignore[MLR-C05] meant\n', '.github/workflows/ci.yml').disputed).toMatchObject([{ code: 'MLR-C05', line: 1 }]);
  });
});
