// A repository in which every text that people write holds what a terminal obeys or does not show.
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../../src/root.js';
import { git } from './program.js';

/** Stands in every text of the project: C0 and C1 controls, marks of direction, an invisible mark, a line separator, half a character, a link for terminals. */
const marks = '\u202eevil\u009b31m\u2066\u200b\u2028\u0085\u061c\ufeff\u001b]8;;https://owned.example\u0007';
/** The same without C0 controls, which git takes in no name. */
const nameMarks = '\u202eevil\u009b31m\u2066\u200b';
const text = (words: string) => `${words} ${marks}`;

/** What a test may ask the project about: a check of its own, the tag of its last commit, and marks that a name may hold. */
export const told = { own: 'concept-drift.acme-shadow-run', tag: `v2${nameMarks}`, marks: nameMarks };

const manifest = {
  version: 1,
  project: text('churn'),
  packs: ['./rules/acme'],
  context: { domain: ['finance'] },
  exclude: [text('no-such-folder')],
  answers: {
    'concept-drift.watched': { value: 'manual', note: text('we look'), by: text('Ana'), on: '2026-11-01', evidence: [{ path: `notes/${nameMarks}.md` }] },
    'model-stealing.queries-limited': { value: 'does-not-apply', why: text('nobody asks anything and it answers nobody'), on: '2026-11-01' },
  },
  waivers: [
    {
      check: 'data-poisoning.packages-watched',
      reason: 'planned',
      statement: text('soon'),
      owner: text('Ana'),
      ticket: text('T-1'),
      created: '2026-11-01',
      expires: '2026-12-31',
    },
  ],
};

const pack = {
  'pack.yaml': {
    id: 'acme',
    title: text('ACME'),
    version: '0.1.0',
    extends: 'survey',
    'switch-off': [{ check: 'environmental-impact.energy-measured', reason: text('measured for all') }],
  },
  'checklists/concept-drift.yaml': {
    consideration: 'concept-drift',
    checks: [
      {
        id: told.own,
        statement: text('It runs in the shadow.'),
        ask: text('Does it?').concat('?'),
        help: text('Days.'),
        scale: 'practice',
        risk: 'high',
        'shown-by': [{ signal: 'acme.shadow_run', earns: 'full' }],
        remedy: text('Run it.'),
        effort: 'S',
        cases: ['acme-outage'],
      },
    ],
  },
  'signals/acme.yaml': {
    area: 'acme',
    signals: [
      {
        id: 'acme.shadow_run',
        title: text('A shadow run'),
        counts: text('days'),
        excludes: text('prose'),
        seen: { config: { files: ['deploy/shadow.yaml'], key: ['days'] } },
      },
    ],
  },
  'cases/concept-drift.yaml': {
    stage: 'model-deployment',
    cases: [
      {
        id: 'acme-outage',
        kind: 'case-study',
        title: text('An outage'),
        authors: [text('Ana')],
        year: 2026,
        venue: text('a report'),
        confirmed: 'none',
        domains: ['general'],
        'data-kind': ['tabular'],
        considerations: ['concept-drift'],
        happened: text('It drifted.'),
        lesson: text('Look.'),
      },
    ],
  },
  // The key at the start of a line tells a fixture of a signal from one of a check.
  'fixtures/signals/acme.yaml': `signal: acme.shadow_run\ncases: ${JSON.stringify([
    { name: text('days are set'), state: 'present', files: { 'deploy/shadow.yaml': 'days: 14\n' } },
  ])}\n`,
};

/** Makes the repository: the sample project, then all of this, then a commit that drops its CI. The first is tagged `v1`, the last as `told` says. */
export function hostileProject(): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'mlready-')), 'churn');
  const put = (path: string, content: unknown) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
  };
  const commit = (message: string) => {
    git(folder, 'add', '-A');
    git(folder, 'commit', '-q', '-m', message);
  };
  cpSync(join(root, 'fixtures', 'projects', 'churn'), folder, { recursive: true });
  put('mlready.yaml', manifest);
  for (const [path, content] of Object.entries(pack)) put(`rules/acme/${path}`, content);
  put(`notes/${nameMarks}.md`, 'We look at the drift of every feature each Monday, and write down what we saw.\n');
  put('deploy/shadow.yaml', 'days: 14\n');
  put(`src/${nameMarks}.py`, 'import random\nimport mlflow\n\nrandom.seed(1)\nmlflow.log_metric("auc", 0.9)\n');
  git(folder, 'init', '-q');
  commit(text('the project'));
  git(folder, 'tag', 'v1');
  git(folder, 'rm', '-rq', '.github', 'deploy');
  commit(text('Drop CI'));
  git(folder, 'tag', told.tag);
  return folder;
}
