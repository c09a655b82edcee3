// Which places stand first.
import { describe, expect, it } from 'vitest';
import { bestFirst } from '../../src/signals/best-first.js';

const rows: { name: string; about: string; places: string[]; first: string[] }[] = [
  {
    name: 'the main code before what lies beside it',
    about: 'code.typed',
    places: ['examples/use.py', 'docs/conf.py', 'src/app.py', 'templates/service/app.py', 'src/{{name}}/app.py'],
    first: ['src/app.py', 'examples/use.py', 'docs/conf.py', 'templates/service/app.py', 'src/{{name}}/app.py'],
  },
  {
    name: 'training before what else shows a seed',
    about: 'train.seeded',
    places: ['src/split.py', 'src/deep/down/train.py', 'src/utils.py'],
    first: ['src/deep/down/train.py', 'src/split.py'],
  },
  {
    name: 'code before notebooks',
    about: 'model.explained',
    places: ['01-explore.ipynb', 'src/deep/components.py'],
    first: ['src/deep/components.py', '01-explore.ipynb'],
  },
  {
    name: 'near the root before deep',
    about: 'code.locked',
    places: ['service/gpu/requirements.txt', 'service/requirements.txt', 'requirements.txt'],
    first: ['requirements.txt', 'service/requirements.txt'],
  },
  {
    name: 'generators of sample data last',
    about: 'train.seeded',
    places: ['generate_data.py', 'src/make_sample_data.py', 'src/features.py'],
    first: ['src/features.py', 'generate_data.py'],
  },
  {
    name: 'what invents rows last, by its folder or its file',
    about: 'train.seeded',
    places: ['fake_data/generate.py', 'mock_rows.py', 'src/data_generator.py', 'synthetic/rows.py', 'training/loader.py', 'src/mockery/fit.py'],
    first: ['src/mockery/fit.py', 'training/loader.py'],
  },
  {
    name: 'the workflow that tests before the one that publishes',
    about: 'deploy.ci',
    places: ['.github/workflows/docs.yml', '.github/workflows/publish.yml', '.github/workflows/test.yml'],
    first: ['.github/workflows/test.yml'],
  },
  {
    name: 'and the other way round',
    about: 'deploy.cd',
    places: ['.github/workflows/docs.yml', '.github/workflows/publish.yml', '.github/workflows/test.yml'],
    first: ['.github/workflows/publish.yml'],
  },
  {
    name: 'tests of the model before tests of helpers',
    about: 'verify.tests',
    places: ['tests/test_io.py', 'tests/test_strings.py', 'tests/test_train.py'],
    first: ['tests/test_train.py', 'tests/test_io.py'],
  },
  { name: 'what serves before what only imports', about: 'deploy.served', places: ['src/common.py', 'src/api.py'], first: ['src/api.py'] },
  { name: 'in the order given where nothing tells them apart', about: '', places: ['b.py', 'a.py', 'b.py'], first: ['b.py', 'a.py'] },
];

describe('the best places first:', () => {
  it.each(rows)('$name', ({ about, places, first }) => {
    const best = bestFirst(
      places.map((path) => ({ path })),
      about,
      20,
    ).map(({ path }) => path);
    expect(best.slice(0, first.length)).toEqual(first);
    expect(best.length).toBe(new Set(places).size);
  });
});

it('a place is a path with its line, each once, and as many as are asked for', () => {
  const places = [1, 2, 2, 3].map((line) => ({ path: 'a.py', line }));
  expect(bestFirst(places, '', 2)).toEqual([
    { path: 'a.py', line: 1 },
    { path: 'a.py', line: 2 },
  ]);
});
