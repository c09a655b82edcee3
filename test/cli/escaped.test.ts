// Text of the audited repository on the terminal: whatever its manifest and its own pack say, no command prints what a terminal would obey or not show.
import { describe, expect, it } from 'vitest';
import type { Io } from '../../src/cli/io.js';
import { programOf } from '../../src/cli/run.js';
import { folderOf } from '../support/program.js';
import { runMlready } from '../support/run-here.js';

// As YAML writes it: what clears a screen, what names a window, what turns the direction, what nobody sees and a model reads.
const evil = '\\e[2J\\e]0;owned\\a\\u202e\\u00ad\\U000e0041';
const quoted = (text: string) => `"${text} ${evil}"`;
const obeyed = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u202e]|\u{e0041}/u;

const checklist = `consideration: concept-drift
checks:
  - {id: concept-drift.acme-run, statement: ${quoted('A check.')}, ask: "Is it ${evil}?", help: ${quoted('Help.')}, scale: practice, risk: high, remedy: ${quoted('Do it.')}, effort: S, cases: [acme-tale], shown-by: [{signal: acme.seen, earns: full}]}
`;
const tale = `stage: model-deployment
cases:
  - {id: acme-tale, kind: case-study, title: ${quoted('Tale')}, year: 2024, venue: ${quoted('Here')}, confirmed: none, domains: [finance], considerations: [concept-drift], happened: ${quoted('It went wrong.')}, lesson: ${quoted('Look.')}}
`;
const seen = `area: acme
signals:
  - {id: acme.seen, title: ${quoted('Seen')}, counts: ${quoted('Counted.')}, excludes: ${quoted('Left out.')}, seen: {text: {files: ['*.py'], matches: ['never there']}}}
`;
const answered = (value: string, by: string) => `{value: ${value}, by: ${quoted(by)}, note: ${quoted('Note')}, on: 2026-11-01}`;
const files = {
  'train.py': 'from sklearn.linear_model import Ridge\n\nRidge().fit(X, y)\n',
  'mlready.yaml': `version: 1
project: ${quoted('Name')}
packs: [./rules/acme]
answers:
  concept-drift.watched: ${answered('manual', 'Eve')}
waivers:
  - {check: concept-drift.acme-run, reason: planned, statement: ${quoted('Soon.')}, owner: ${quoted('Ana')}, created: 2026-06-01, expires: 2026-11-01}
`,
  'answers.yaml': `version: 1\nanswers: {concept-drift.watched: ${answered('"no"', 'Bo')}}\n`,
  'rules/acme/pack.yaml': `id: acme\ntitle: ${quoted('Pack')}\nversion: 1.0.0\nextends: survey\nchange: [{check: concept-drift.watched, risk: low, reason: ${quoted('So.')}}]\n`,
  'rules/acme/checklists/model-deployment.yaml': checklist,
  'rules/acme/cases/model-deployment.yaml': tale,
  'rules/acme/signals/acme.yaml': seen,
};

/** What each command is asked, and the code that it ends with. */
const asked: [string, number][] = [
  ['audit --full --no-input', 0],
  ['audit --format markdown --no-input', 0],
  ['badge', 0],
  ['baseline write', 0],
  ['baseline check', 2],
  ['baseline accept concept-drift.acme-run --reason x --by y', 2],
  ['cases tale', 0],
  ['checks', 0],
  ['checks --format markdown', 0],
  ['checks --json', 0],
  ['draft --prompt', 0],
  ['due', 0],
  ['evidence -o out.zip', 0],
  ['explain concept-drift.acme-run', 0],
  ['explain acme.seen', 0],
  ['explain acme-tale', 0],
  ['fix', 0],
  ['fix concept-drift.acme-run', 0],
  ['init', 2],
  ['interview --no-input', 2],
  ['interview --answers answers.yaml', 0],
  ['inventory', 0],
  ['new check concept-drift.acme-more', 0],
  ['plan', 0],
  ['schema manifest', 0],
  ['test', 1],
  ['validate', 0],
  ['waive concept-drift.acme-run --no-input', 2],
  ['waivers list', 0],
  ['waivers lint', 1],
  ['waivers renew concept-drift.acme-run --expires 2027-01-01', 0],
  ['waivers prune', 0],
];
/** They compare commits, read saved reports or many repositories, or speak a protocol: the tests of each look for the same. */
const elsewhere = ['diff', 'trend', 'report', 'import', 'mcp', 'fleet'];

describe('what a repository says is made visible by', () => {
  it.each(asked)('%s', async (line, code) => {
    const ended = await runMlready(line.split(' '), { cwd: folderOf(files) });
    expect(ended.code, ended.err).toBe(code);
    expect(obeyed.exec(ended.out + ended.err)).toBeNull();
  });

  it('every command', () => {
    const names = programOf({} as Io, () => undefined).commands.flatMap((one) =>
      one.commands.length === 0 || elsewhere.includes(one.name()) ? [one.name()] : one.commands.map((sub) => `${one.name()} ${sub.name()}`),
    );
    const covered = (name: string) => elsewhere.includes(name) || asked.some(([line]) => `${line} `.startsWith(`${name} `));
    expect(names.filter((name) => !covered(name))).toEqual([]);
  });
});
