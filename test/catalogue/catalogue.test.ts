// A small pack that is right, and every way to get it wrong: one line each, with the place.
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../src/catalogue/load.js';

const pack: Record<string, string> = {
  'pack.yaml': `id: small
title: A small pack
version: 1.0.0
stages:
  - {id: data, title: Data, meaning: Data.}
steps:
  - {id: collecting, stage: data, title: Collecting, considerations: [finding]}
`,
  'scales.yaml': `scales:
  - {id: extent, title: How far, options: [{value: 'no', points: 0, label: 'No'}, {value: 'yes', points: 2, label: 'Yes'}]}
`,
  'context.yaml': `fields:
  - {id: updates, title: Updates, ask: 'How often?', many: false, values: [{value: scheduled, label: On a schedule}, {value: continual, label: All the time}]}
  - {id: domain, title: Domain, ask: 'Which?', many: true, values: [{value: finance, label: Finance}, {value: general, label: Anything}]}
`,
  'checklists/data/collecting.yaml': `step: collecting
considerations:
  - id: finding
    title: Finding
    problem: Nobody finds it.
    matters-when: Always.
    cases: [lost-2020]
    checks:
      - id: finding.listed
        statement: The data are listed.
        ask: Are the data listed?
        help: A list counts.
        scale: extent
        risk: high
        raise: [{to: critical, when: {any: {updates: [continual]}}}]
        shown-by: [{signal: data.listed, earns: full}]
        remedy: Write the list.
        effort: S
        cases: [lost-2020]
        refs: {rules: ['R1']}
`,
  'signals/data.yaml': `area: data
signals:
  - id: data.listed
    title: Data are listed
    counts: A list.
    excludes: A mention.
    seen: {any: [{file: {named: [data.md]}}, {call: {tools: [catalogues]}}]}
`,
  'tools/catalogues.yaml': `job: catalogues
title: Catalogues
tools: [{name: Amundsen, imports: [amundsen]}]
`,
  'cases/data.yaml': `stage: data
cases:
  - id: lost-2020
    kind: case-study
    title: Lost
    year: 2020
    venue: A report
    confirmed: none
    domains: [finance]
    from-survey: true
    considerations: [finding]
    happened: It was lost.
    lesson: Keep a list.
`,
  'frameworks/rules.yaml': `id: rules
title: Rules
issuer: Somebody
version: '1'
url: https://example.org/
items: {'R1': Keep a list}
`,
};

const load = (files: Record<string, string>) => loadCatalogue({ list: () => Object.keys(files).sort(), read: (path) => files[path] ?? '' }, 'pack/');
const messages = (files: Record<string, string>) => {
  const loaded = load(files);
  return 'problems' in loaded ? loaded.problems.map(({ message }) => message) : [];
};

const checklist = 'checklists/data/collecting.yaml';
const faults: [name: string, file: string, from: string, to: string, message: string][] = [
  ['an unknown key', checklist, 'risk: high', 'risky: high\n        risk: high', `pack/${checklist}:14:9: unknown key "risky"; did you mean "risk"?`],
  [
    'a value outside its vocabulary',
    checklist,
    'risk: high',
    'risk: hihg',
    `pack/${checklist}:14:15: "considerations[0].checks[0].risk" cannot be "hihg"; did you mean "high"?`,
  ],
  [
    'a key that is missing',
    checklist,
    '        remedy: Write the list.\n',
    '',
    `pack/${checklist}:9:9: "considerations[0].checks[0].remedy" is missing; add text`,
  ],
  [
    'a signal that does not exist',
    checklist,
    'signal: data.listed',
    'signal: data.lited',
    `pack/${checklist}:9:13: "finding.listed" names the signal "data.lited", which does not exist; did you mean "data.listed"?`,
  ],
  [
    'a case that does not exist',
    checklist,
    'cases: [lost-2020]\n    checks',
    'cases: [lost-2021]\n    checks',
    `pack/${checklist}:3:9: "finding" names the case "lost-2021", which does not exist; did you mean "lost-2020"?`,
  ],
  [
    'an item of a framework that does not exist',
    checklist,
    "['R1']",
    "['R2']",
    `pack/${checklist}:9:13: "finding.listed" names the item of rules "R2", which does not exist; did you mean "R1"?`,
  ],
  [
    'a framework that does not exist',
    checklist,
    'refs: {rules',
    'refs: {rulez',
    `pack/${checklist}:9:13: "finding.listed" names the framework "rulez", which does not exist; did you mean "rules"?`,
  ],
  [
    'a date of a framework that it does not have',
    'frameworks/rules.yaml',
    "{'R1': Keep a list}",
    "{'R1': {title: Keep a list, applies: later}}",
    'pack/frameworks/rules.yaml:1:5: "rules" names the key of "applies" in rules "later", which does not exist; add it or name another',
  ],
  [
    'a context field that does not exist',
    checklist,
    'updates: [continual]',
    'update: [continual]',
    `pack/${checklist}:9:13: "finding.listed" names the context field "update", which does not exist; did you mean "updates"?`,
  ],
  [
    'a context value that does not exist',
    checklist,
    'updates: [continual]',
    'updates: [continuous]',
    `pack/${checklist}:9:13: "finding.listed" names the value of updates "continuous", which does not exist; did you mean "continual"?`,
  ],
  [
    'a scale that does not exist',
    checklist,
    'scale: extent',
    'scale: extend',
    `pack/${checklist}:9:13: "finding.listed" names the scale "extend", which does not exist; did you mean "extent"?`,
  ],
  [
    'a check under another consideration',
    checklist,
    'id: finding.listed',
    'id: searching.listed',
    `pack/${checklist}:9:13: the id "searching.listed" does not start with its consideration; name it "finding.…"`,
  ],
  [
    'trace without a signal',
    checklist,
    '        shown-by: [{signal: data.listed, earns: full}]\n',
    '        hints: [data.listed]\n        trace: expected\n',
    `pack/${checklist}:9:13: "finding.listed" has trace: expected but no signal that shows it; add shown-by or remove trace`,
  ],
  [
    'a question without a question mark',
    checklist,
    'Are the data listed?',
    'Are the data listed.',
    `pack/${checklist}:11:14: "considerations[0].checks[0].ask" must end in "?"; correct it there`,
  ],
  [
    'a signal that no check uses',
    checklist,
    '        shown-by: [{signal: data.listed, earns: full}]\n',
    '',
    'pack/signals/data.yaml:3:9: no check uses the signal "data.listed"; name it under shown-by, refuted-by or hints of a check, or remove it',
  ],
  [
    'a matcher that does not exist',
    'signals/data.yaml',
    'file: {named',
    'flie: {named',
    'pack/signals/data.yaml:7:19: unknown key "flie"; did you mean "file"?',
  ],
  [
    'a pattern that does not compile',
    'signals/data.yaml',
    '{file: {named: [data.md]}}',
    "{text: {files: ['*'], matches: ['(']}}",
    'pack/signals/data.yaml:7:50: "signals[0].seen.any[0].text.matches[0]" is not a regular expression that compiles; correct it there',
  ],
  [
    'a tool job that does not exist',
    'signals/data.yaml',
    'tools: [catalogues]',
    'tools: [catalogs]',
    'pack/signals/data.yaml:3:9: "data.listed" names the tool job "catalogs", which does not exist; did you mean "catalogues"?',
  ],
  [
    'a signal in the file of another area',
    'signals/data.yaml',
    'area: data',
    'area: train',
    'pack/signals/data.yaml:3:9: the signal "data.listed" lies in the file of "train"; move it to signals/data.yaml',
  ],
  [
    'a case that nobody cites',
    'cases/data.yaml',
    'cases:\n',
    'cases:\n  - {id: other-2020, kind: review, title: T, year: 2020, venue: V, confirmed: none, domains: [finance], from-survey: true, considerations: [finding], happened: H., lesson: L.}\n',
    'pack/cases/data.yaml:3:10: no consideration and no check cites the case "other-2020"; cite it or remove it',
  ],
  [
    'a domain that does not exist',
    'cases/data.yaml',
    'domains: [finance]',
    'domains: [finances]',
    'pack/cases/data.yaml:3:9: "lost-2020" names the domain "finances", which does not exist; did you mean "finance"?',
  ],
  [
    'the same id twice',
    'frameworks/more.yaml',
    '',
    'id: rules\ntitle: R\nissuer: S\nversion: "1"\nurl: https://example.org/\nitems: {}\n',
    'pack/frameworks/rules.yaml:1:5: the id "rules" is used twice; rename or remove one of the two',
  ],
  [
    'a consideration that the pack does not list',
    'pack.yaml',
    'considerations: [finding]',
    'considerations: [searching]',
    `pack/${checklist}: the consideration "finding" is not one of the step collecting in pack.yaml; add it there`,
  ],
  ['a key that stands twice', checklist, 'risk: high', 'risk: high\n        risk: low', `pack/${checklist}:15:9: says "risk" twice; correct the YAML there`],
  [
    'a proposal for a check that does not exist',
    'proposals/data.yaml',
    '',
    'proposals:\n  - {check: finding.lited, says: lists it, value: yes, seen: {file: {named: [data.md]}}}\n',
    'pack/proposals/data.yaml:2:13: the check "finding.lited" does not exist; did you mean "finding.listed"?',
  ],
  [
    'a proposal under another stage',
    'proposals/models.yaml',
    '',
    "proposals:\n  - {check: finding.listed, says: lists it, value: 'yes', seen: {file: {named: [data.md]}}}\n",
    'pack/proposals/models.yaml:2:13: "finding.listed" is of another stage; move it to proposals/data.yaml',
  ],
  [
    'a proposal of a value that is worth nothing',
    'proposals/data.yaml',
    '',
    "proposals:\n  - {check: finding.listed, says: lists it, value: 'no', seen: {file: {named: [data.md]}}}\n",
    'pack/proposals/data.yaml:2:52: proposes no value of the scale extent that is worth something; say one of: yes',
  ],
  [
    'a proposal that begins a sentence of its own',
    'proposals/data.yaml',
    '',
    "proposals:\n  - {check: finding.listed, says: Lists it, value: 'yes', seen: {file: {named: [data.md]}}}\n",
    'pack/proposals/data.yaml:2:35: "proposals[0].says" must go on after a place, in small letters and without a full stop; correct it there',
  ],
  [
    'a file that no pack has',
    'notes.yaml',
    '',
    'a: 1\n',
    'pack/notes.yaml: is not a file that a pack has; move it to checklists/<stage>/, signals/, tools/, cases/, frameworks/, dates/, proposals/ or skeletons/',
  ],
];

describe('a pack', () => {
  it('that is right loads', () => {
    const loaded = load(pack);
    expect('catalogue' in loaded && loaded.catalogue).toMatchObject({ id: 'small', checks: [{ id: 'finding.listed', stage: 'data', trace: 'elsewhere' }] });
  });

  it.each(faults)('with %s is refused in one line', (_, file, from, to, message) => {
    const text = pack[file] ?? '';
    expect(text.includes(from)).toBe(true);
    const [first] = messages({ ...pack, [file]: from === '' ? to : text.replace(from, to) });
    expect(first).toBe(message);
    expect(first).not.toContain('\n');
  });

  it.each(['pack.yaml', 'scales.yaml', 'context.yaml'])('without %s is refused', (file) => {
    const files = { ...pack };
    delete files[file];
    expect(messages(files)[0]).toBe(`pack/${file}: is missing; a pack needs pack.yaml, scales.yaml and context.yaml`);
  });

  it('has another digest when one character of it changes', () => {
    const [a, b] = [load(pack), load({ ...pack, 'cases/data.yaml': (pack['cases/data.yaml'] ?? '').replace('It was lost.', 'It was lost!') })];
    expect('catalogue' in a && 'catalogue' in b && a.catalogue.digest !== b.catalogue.digest).toBe(true);
  });
});
