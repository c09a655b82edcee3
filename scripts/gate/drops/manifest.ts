// What a change can do to the manifest, so that less is asked or proved. The base has a manifest that this change meets.
import { added, type Drop, deleted, type Edits, edited, type Repo } from '../kind.js';

const day = new Date().toISOString().slice(0, 10);
const later = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
const costs = `# What errors cost

A missed case costs the customer about forty euros for each week until somebody notices; a false alarm costs the team ten minutes of a reviewer.
So the decision threshold stands at 0.3: we accept four false alarms for each case that is found. The product owner has agreed to this threshold,
and it is decided again whenever the costs of an error change.
`;
const written = `version: 1
gate: {policy-changes: fail}
context: {exposure: [public-api], data: [personal]}
answers:
  performance-metrics.error-costs-stated:
    value: yes
    by: ana@example.org
    on: ${day}
    evidence: [{path: docs/error-costs.md}]
  fairness-and-accountability.owners-named: {value: yes, by: ana@example.org, on: ${day}}
`;

const before = (repo: Repo): Edits => new Map([...added(repo, 'mlready.yaml', written), ...added(repo, 'docs/error-costs.md', costs)]);
const manifest = (path: string) => path === 'mlready.yaml';

/** A change of the manifest's text. */
function rewritten(id: string, about: string, change: (text: string) => string): Drop {
  return { id, about, shows: [], before, whole: true, make: (repo) => edited(repo, manifest, change) };
}

export const manifestDrops: Drop[] = [
  {
    id: 'evidence-file-emptied',
    about: 'the file that an answer points at is left with a heading',
    shows: [],
    whole: true,
    before,
    make: (repo) =>
      edited(
        repo,
        (path) => path === 'docs/error-costs.md',
        () => '# What errors cost\n',
      ),
  },
  {
    id: 'evidence-file-deleted',
    about: 'the file that an answer points at is deleted',
    shows: [],
    whole: true,
    before,
    make: (repo) => deleted(repo, (path) => path === 'docs/error-costs.md'),
  },
  rewritten('answers-removed', 'all answers are taken out', (text) => text.replace(/^answers:\n(?: .*\n)+/m, '')),
  rewritten('evidence-unnamed', 'an answer points at nothing any more', (text) => text.replace(/^ {4}evidence:.*\n/m, '')),
  rewritten('answer-set-aside', 'an answer becomes "does not apply"', (text) =>
    text.replace(/ {4}value: yes\n/, '    value: does-not-apply\n    why: No error costs anything\n'),
  ),
  rewritten('all-excluded', 'all files are left out of the evidence', (text) => `${text}exclude: ['**']\n`),
  rewritten('code-excluded', 'code and CI are left out of the evidence', (text) => `${text}exclude: ['**/*.py', '.github/**']\n`),
  rewritten('context-thinned', 'the context says that there is less to protect', (text) =>
    text.replace(/^context:.*\n/m, 'context: {exposure: [internal], data: [none]}\n'),
  ),
  rewritten('pack-lowered', 'the pack is named in an older version', (text) => text.replace('version: 1\n', 'version: 1\npack: 1.0.0\n')),
  rewritten(
    'waiver-added',
    'a check is waived',
    (text) =>
      `${text}waivers:\n  - {check: reuse-of-code-and-models.pinned, reason: planned, statement: Comes with the next release of the service, owner: ana@example.org, created: ${day}, expires: ${later}}\n`,
  ),
  rewritten('gate-loosened', 'the gate tolerates forty points and shows changes of policy only', (text) =>
    text.replace('gate: {policy-changes: fail}', 'gate: {policy-changes: show, tolerance: 40}'),
  ),
  { id: 'manifest-deleted', about: 'the manifest is deleted', shows: [], whole: true, before, make: (repo) => deleted(repo, manifest) },
];
