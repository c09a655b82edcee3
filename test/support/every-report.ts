// One report with every verdict, basis, reason, flag, limit, waiver, cause and change in it, for the tests of all reporters; the same with hostile text; and an empty one.
import { join } from 'node:path';
import { assess } from '../../src/assess/assess.js';
import { dueWaivers } from '../../src/gate/policy.js';
import { noManifest } from '../../src/manifest/manifest.js';
import { onDisk, readManifest } from '../../src/manifest/read.js';
import type {
  Answer,
  Assessment,
  Catalogue,
  Check,
  Fact,
  GateResult,
  GateSide,
  ImportedResult,
  ImportMeasure,
  Manifest,
  Tree,
  Waiver,
} from '../../src/model/index.js';
import { type Files, treeOf } from '../../src/project/text-tree.js';
import { openFolder } from '../../src/project/working-tree.js';
import { build, firstFile } from '../../src/report/build.js';
import type { Report } from '../../src/report/report.js';
import { root } from '../../src/root.js';
import { cite } from '../../src/signals/citations.js';
import { scan } from '../../src/signals/scan.js';
import { catalogue as rules } from './catalogue-of-rules.js';
import { causes, limits, missings, policyChanges } from './every-code.js';
import { hostile } from './hostile.js';

const today = '2026-11-21';
const generated = `${today}T09:30:00.000Z`;
const commit = '5f3c9a1be07d2468ace013579bdf02468ace1357';

const otherChecks: Record<string, Partial<Check>> = {
  // Newer than the pack that the manifest was written for.
  'data-discovery.documented': { since: '1.1.0' },
  // Of something that the sample project does not do, of something that would have to be there, and of something that is there in part.
  'operational-support.failures-alerted': { effort: 'L', trace: 'expected' },
  'simulation-based-testing.field-trial-staged': { when: { any: { does: ['acts'] } } },
  'environmental-impact.energy-measured': { off: { pack: 'acme', why: 'The data centre measures it for all teams.' } },
};

/** The rules, with a version and a digest that stay, so that expected files do not change with every edit of a rule. */
const catalogue: Catalogue = {
  ...rules,
  version: '1.1.0',
  releases: { '1.0.0': '2026-01-05', '1.1.0': '2026-10-05' },
  digest: 'sha256:00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff',
  extensions: [
    {
      id: 'acme',
      title: 'Rules of ACME',
      version: '0.2.0',
      digest: '8899aabbccddeeff00112233445566778899aabbccddeeff0011223344556677',
      from: './rules/acme',
      adds: ['concept-drift.acme-reviewed'],
      changes: [
        { code: 'switched-off', check: 'environmental-impact.energy-measured', why: 'The data centre measures it for all teams.' },
        { code: 'risk', check: 'concept-drift.watched', before: 'medium', after: 'high', why: 'A model drifted unseen for a quarter.' },
        { code: 'shown-by', check: 'data-discovery.documented', signals: ['acme.catalogue'], why: 'Our catalogue is a service.' },
      ],
    },
  ],
  checks: rules.checks.map((check) => ({ ...check, ...otherChecks[check.id] })),
};

const made = { every: undefined as Promise<Report> | undefined, hostile: undefined as Promise<Report> | undefined };

/** The sample project as it stands, in a repository of several, seen and answered so that every row of the decision table decides something. Made once; nobody can change it. */
export function everyReport(): Promise<Report> {
  made.every ??= makeEveryReport().then(frozen);
  return made.every;
}

/** The same report, with hostile text in every string that the repository or people give. Made once; nobody can change it. */
export function hostileReport(): Promise<Report> {
  made.hostile ??= everyReport().then((report) => frozen(hostile(report)));
  return made.hostile;
}

function frozen<T>(value: T): T {
  if (value !== null && typeof value === 'object') for (const inner of Object.values(Object.freeze(value))) frozen(inner);
  return value;
}

/** Makes the report of everything anew. */
export async function makeEveryReport(): Promise<Report> {
  const folder = join(root, 'fixtures', 'projects', 'churn');
  const files = openFolder(folder, { untracked: false, env: { PATH: process.env['PATH'], HOME: '' } });
  const tree = Object.entries(more).reduce((all, [path, content]) => withFile(all, path, content), files);
  const read = await readManifest(tree, async () => ({ catalogue, policy: null }), onDisk(folder));
  if ('problems' in read) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  const { updates: _, ...context } = read.manifest.context;
  const manifest: Manifest = {
    ...read.manifest,
    root: '../..',
    context,
    exclude: ['archive/**'],
    answers: { ...read.manifest.answers, ...answers },
    waivers: [...read.manifest.waivers, ...waivers],
  };
  const seen = scan(tree, catalogue, []);
  const facts = seen.facts.map((fact): Fact => ({ ...fact, ...states[fact.signal] }));
  const guesses = { ...seen.guesses, updates: [{ value: 'scheduled', places: [{ path: 'deploy/crontab', line: 3 }] }] };
  const scanned = { ...seen, facts, guesses, limits: Object.values(limits), filesAbove: 5, whole: true };
  const citations = cite(tree, manifest.answers, manifest.path, catalogue.checks, { paths: new Set(imports.map(({ file }) => file)), hashes: new Set() });
  const assessed = assess({ catalogue, scan: scanned, manifest, citations, imports, today });
  const assessment: Assessment = {
    ...assessed,
    heldBy: [...assessed.ceilings.map(({ by }) => by), { code: 'much-set-aside', percent: 31 }, { code: 'own-rules', percent: 27 }],
  };
  const due = dueWaivers(assessment, manifest.waivers, today);
  return build({
    catalogue,
    scan: scanned,
    manifest,
    assessment,
    gate: gateOf(assessment, due),
    due,
    tool: '0.1.0',
    project: {
      name: tree.name,
      revision: commit,
      root: '../..',
      firstFile: firstFile(tree.files),
      inside: 'services/churn',
      remote: { kind: 'github', url: 'https://github.com/acme/scoring' },
    },
    generated,
  });
}

/** A report about a folder with nothing in it: not assessed, no score anywhere, no git, a base that was asked for and cannot be had. */
export function emptyReport(): Report {
  const tree = treeOf({});
  const scanned = scan(tree, catalogue, []);
  const assessment = assess({ catalogue, scan: scanned, manifest: noManifest, citations: {}, today });
  const nothing = {
    regressed: [],
    improved: [],
    hazards: [],
    thinner: [],
    unread: [],
    pending: [],
    outOfScope: [],
    policy: [],
    balanced: [],
    observedOnly: false,
  };
  return build({
    catalogue,
    scan: scanned,
    manifest: noManifest,
    assessment,
    gate: { verdict: 'not-comparable', base: null, missing: missings['no-git'], causes: [], due: [], policies: [], unapproved: [], ...nothing },
    due: [],
    tool: '0.1.0',
    project: { name: tree.name, revision: null, root: '.', firstFile: null, inside: '', remote: null },
    generated,
  });
}

function withFile(tree: Tree, path: string, content: Files[string]): Tree {
  const added = treeOf({ [path]: content });
  const of = (one: string) => (one === path ? added : tree);
  return { ...tree, files: [...tree.files, path].sort(), size: (one) => of(one).size(one), read: (one, most) => of(one).read(one, most) };
}

/** What is seen otherwise than in the sample project as it stands. */
const states: Record<string, Partial<Fact>> = {
  'monitor.dashboard': { state: 'declared', places: [{ path: 'requirements.txt', line: 4 }] },
  'monitor.metrics': { state: 'unreadable', places: [] },
  'verify.tests': { state: 'absent', places: [] },
  'verify.tests_in_ci': { state: 'absent', places: [] },
  'code.precommit': { state: 'present', places: [{ path: '../../.pre-commit-config.yaml', line: 3 }] },
  'code.notebooks_dominate': { state: 'present', places: [{ path: 'notebooks/exploration.ipynb', cell: 3, line: 2 }] },
  'data.profiled': { state: 'present', places: [{ path: 'notebooks/exploration.ipynb', cell: 2 }] },
  'verify.metrics_recorded': { state: 'absent', places: [] },
  'train.seeded': { state: 'weak', doubt: 'never-true', places: [{ path: 'src/churn/train.py', line: 12 }] },
  'data.validated': { state: 'weak', doubt: 'failure-allowed', places: [{ path: 'src/churn/validate.py', line: 9 }] },
  'security.models_in_git': { state: 'present', places: [{ path: 'models/churn.pkl' }] },
};

/** Evidence that proves nothing, each in its way. */
const more: Files = {
  'docs/decisions-todo.md': 'TODO\n',
  'docs/lunch.md': '# Lunch\n\nThe kitchen opens at noon on every day but Friday. Bring your own spoon and wash it afterwards.\n',
  'docs/copied.md': `# Decisions\n\n${rules.checks
    .slice(0, 4)
    .map(({ statement }) => statement)
    .join('\n\n')}\n`,
  'evals/results.json': '{}\n',
  'docs/scores.csv': { bytes: 21 * 1024 * 1024 },
};

const answered = (value: string, more: Partial<Answer> = {}): Answer => ({ value, evidence: [], dispute: [], by: 'Mara Lindqvist', on: '2026-11-02', ...more });

const answers: Record<string, Answer> = {
  'data-discovery.catalogued': answered('no', { on: '2026-10-06' }),
  // Disputed in part: the rest still speaks against it.
  'data-poisoning.model-files-inert': answered('yes', {
    dispute: [{ path: 'src/churn/api.py', note: 'Only files that the trainer of the same image wrote.' }],
  }),
  'software-engineering-anti-patterns.modules-over-notebooks': answered('yes', { note: 'The notebook is for looking only.' }),
  'resource-heavy-techniques.seeds-set': answered('no', { note: 'The seed is set and then not passed on.' }),
  'model-complexity.gain-priced': answered('yes', { note: 'Two points of recall for nine times the memory.' }),
  // Of a day that nobody knows.
  'operational-support.failures-alerted': { value: 'automated', evidence: [], dispute: [], by: 'Mara Lindqvist' },
  'operational-support.runbook': answered('yes', { on: '2026-05-20', evidence: [{ path: 'docs/runbook.md', section: 'Stop using the scores' }] }),
  'continuous-delivery.reach-limited': answered('no', { evidence: [{ path: 'docs/model-card.md' }] }),
  'continuous-delivery.regressions-counted': answered('automated', { on: '2026-01-12', evidence: [{ path: 'docs/runbook.md' }] }),
  'mixed-team-dynamics.decisions-recorded': answered('yes', {
    evidence: [
      { path: 'docs/decisions.md' },
      { path: 'docs/runbook.md', section: 'Decisions' },
      { path: 'docs/decisions-todo.md' },
      { path: 'mlready.yaml' },
      { path: 'docs/lunch.md' },
      { path: 'docs/copied.md' },
      { path: 'docs/scores.csv' },
      { path: 'evals/results.json' },
    ],
  }),
  'labeling-of-large-volumes.test-labels-checked': answered('yes', { on: '2099-01-01' }),
  'feedback-loops.untouched-slice': answered('yes', { draftedBy: 'assistant' }),
  'user-experience.users-briefed': answered('does-not-apply', { why: 'no' }),
  'feedback-loops.mapped': answered('partly', { reviewBy: '2027-02-01', evidence: [{ path: 'docs/data.md', sha256: '0'.repeat(64) }] }),
};

const result = (file: string, format: string, tool: string, measures: ImportMeasure[], given: Partial<ImportedResult> = {}): ImportedResult => ({
  file,
  format,
  tool,
  version: '1.2.0',
  date: '2026-11-02',
  commit: null,
  measures,
  changed: [],
  says: null,
  problem: null,
  ...given,
});
const measure = (kind: string, figure: ImportMeasure['figure'], passed: boolean | null = null): ImportMeasure => ({
  kind,
  name: 'churn',
  figure,
  bound: null,
  passed,
});

/** Results of other tools in every state. */
const imports: ImportedResult[] = [
  result('evals/results.json', 'lm-eval', 'lm-evaluation-harness', [measure('scores', { value: 0.83 })]),
  result('sbom.json', 'cyclonedx', 'grype', [measure('vulnerabilities', { value: 2 }, false), measure('models', { value: 1 })]),
  result('drift.json', 'evidently', 'Evidently', [measure('drift', { count: 3, total: 15 })], { changed: null, version: null }),
  result('junit.xml', 'junit', 'JUnit XML', [measure('tests', { count: 50, total: 50 }, true)], { changed: [{ path: 'src/churn/train.py', how: 'changed' }] }),
  result('old.json', 'mlflow', 'MLflow', [measure('run', { value: 0.8 })], { changed: null, date: null, commit: '5f3c9a1be07d2468ace013579bdf02468ace1357' }),
  result('auc.json', 'number', 'own', [{ ...measure('metrics', { value: 0.83 }, true), bound: '>= 0.8' }], {
    says: 'performance-metrics.spread-reported',
    tool: null,
  }),
  { ...result('gone.json', 'number', 'own', []), format: null, tool: null, version: null, date: null, changed: null, problem: 'missing' },
];

const waived = (check: string, reason: Waiver['reason'], expires: string, more: Partial<Waiver> = {}): Waiver => ({
  check,
  reason,
  statement: 'Until the new warehouse is in use.',
  owner: 'Mara Lindqvist',
  created: '2026-09-12',
  expires,
  ...more,
});

const waivers: Waiver[] = [
  waived('data-discovery.catalogued', 'accepted-risk', '2026-10-31'),
  waived('operational-support.telemetry', 'not-detected', '2027-01-29', { ticket: 'CHURN-131' }),
  waived('country-level-regulations.processing-recorded', 'compensated', '2026-12-10', {
    approvedBy: 'Elif Brandt',
    ticket: 'https://tickets.example.org/CHURN-140',
  }),
  waived('performance-metrics.release-bounds-written', 'planned', '2027-02-28'),
  waived('authorship.terms-of-parts', 'planned', '2099-06-01', { created: '2099-01-01' }),
];

/** A failed gate that compared with a base and found everything that can be found. */
function gateOf({ findings }: Assessment, due: GateResult['due']): GateResult {
  const side = (check: string): GateSide => {
    const finding = findings.find((one) => one.check === check);
    if (!finding) throw new Error(`no finding for ${check}`);
    return {
      verdict: finding.verdict,
      basis: finding.basis,
      earned: finding.points.earned,
      observed: finding.points.observed,
      evidence: finding.evidence.slice(0, 5),
    };
  };
  const was = (earned: number, evidence: GateSide['evidence'] = []): GateSide => ({
    verdict: 'met',
    basis: evidence.length > 0 ? 'observed' : 'asserted',
    earned,
    observed: evidence.length > 0 ? earned : 0,
    evidence,
  });
  const tests = was(14, [{ signal: 'verify.tests_in_ci', path: '.github/workflows/test.yml', line: 21 }]);
  return {
    verdict: 'fail',
    base: { commit: '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567', asked: 'auto', score: 29.4, level: 'pilot' },
    missing: null,
    causes: Object.values(causes),
    policies: [
      { name: 'npm:@acme/mlready-policy', digest: '4f'.repeat(32), by: 'caller' },
      { name: 'policies/ml.yaml', digest: 'ab'.repeat(32), by: 'project' },
    ],
    unapproved: [
      { check: 'data-cleaning.raw-kept', approvedBy: 'Somebody Else', policy: 'npm:@acme/mlready-policy' },
      { check: 'authorship.terms-of-parts', approvedBy: null, policy: 'policies/ml.yaml' },
    ],
    regressed: [
      {
        check: 'software-engineering-anti-patterns.tested-in-ci',
        stage: 'model-deployment',
        risk: 'high',
        points: 14,
        before: tests,
        after: side('software-engineering-anti-patterns.tested-in-ci'),
        why: null,
        did: { code: 'file-removed', place: { path: '.github/workflows/test.yml', line: 21 } },
        at: null,
        by: '9d8c7b6a5f Drop the old workflow',
      },
      {
        check: 'concept-drift.watched',
        stage: 'model-deployment',
        risk: 'high',
        points: 7,
        before: was(7),
        after: side('concept-drift.watched'),
        why: 'waived',
        did: { code: 'line-removed', place: { path: 'src/churn/score.py', line: 12 }, text: 'report.run(current, reference)' },
        at: { path: 'src/churn/score.py', line: 12 },
        by: null,
      },
      {
        check: 'resource-heavy-techniques.seeds-set',
        stage: 'model-learning',
        risk: 'medium',
        points: 8,
        before: was(8),
        after: side('resource-heavy-techniques.seeds-set'),
        why: 'corrected',
        did: {
          code: 'weakened',
          place: { path: 'src/churn/train.py', line: 12 },
          text: 'set_seed(7)',
          now: { path: 'src/churn/train.py', line: 14 },
          doubt: 'never-true',
        },
        at: { path: 'src/churn/train.py', line: 14 },
        by: null,
      },
      {
        check: 'country-level-regulations.processing-recorded',
        stage: 'cross-cutting',
        risk: 'critical',
        points: 10,
        before: was(20),
        after: side('country-level-regulations.processing-recorded'),
        why: null,
        did: null,
        at: null,
        by: null,
      },
    ],
    improved: [
      {
        check: 'data-profiling.profiled',
        stage: 'data-management',
        risk: 'medium',
        points: 8,
        before: { ...was(0), verdict: 'unknown', basis: null },
        after: side('data-profiling.profiled'),
        why: null,
        did: null,
        at: null,
        by: null,
      },
    ],
    hazards: [
      {
        signal: 'security.models_in_git',
        place: { path: 'models/churn.pkl' },
        checks: ['data-poisoning.model-files-inert'],
        risk: 'high',
        why: null,
      },
    ],
    thinner: [
      {
        check: 'data-profiling.profiled',
        signal: 'data.profiled',
        of: 'places',
        before: { count: 3, total: 3 },
        after: { count: 2, total: 3 },
      },
    ],
    unread: [{ check: 'operational-support.telemetry', paths: ['src/churn/api.py'] }],
    pending: ['data-discovery.documented'],
    outOfScope: ['model-stealing.queries-limited'],
    policy: Object.values(policyChanges),
    balanced: [{ stage: 'model-learning', checks: ['resource-heavy-techniques.seeds-set'] }],
    observedOnly: false,
    due,
  };
}
