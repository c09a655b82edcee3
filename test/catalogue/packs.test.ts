// Packs of one's own: what they do to the rules, and every mistake that can be made in one.
import { describe, expect, it } from 'vitest';
import { extendCatalogue } from '../../src/catalogue/extend.js';
import { underRules } from '../../src/gate/base-rules.js';
import { noManifest } from '../../src/manifest/manifest.js';
import { catalogue } from '../support/catalogue-of-rules.js';

const pack = 'id: acme\ntitle: Rules of ACME\nversion: 0.1.0\nextends: survey\n';
const check = (more = '') =>
  `consideration: concept-drift\nchecks:\n  - {id: concept-drift.acme-shadow-run, statement: A., ask: B?, help: C., scale: practice, risk: high, remedy: D., effort: S, cases: [tay-2016]${more}}\n`;
const signal = (pattern: string, id = 'acme.shadow_run') =>
  `area: acme\nsignals:\n  - {id: ${id}, title: A, counts: B., excludes: C., seen: {text: {files: ['**/*.md'], matches: ['${pattern}']}}}\n`;

const proposal = `proposals:
  - check: operational-support.runbook
    says: says what to do about an alarm
    seen: {document: {files: ['ops/*.md'], heading: 'first steps', says: ['restart'], sentences: 1}}
`;

type Texts = Record<string, string>;
const extend = (texts: Texts, from = './rules/acme') =>
  extendCatalogue(catalogue, [{ from, root: 'rules/acme/', files: { list: () => Object.keys(texts).sort(), read: (path) => texts[path] ?? '' } }]);

describe('a pack of one’s own', () => {
  it('adds checks where they belong, shown by its own signals', () => {
    const extended = extend({
      'pack.yaml': pack,
      'checklists/concept-drift.yaml': check(', since: 9.0.0, shown-by: [{signal: acme.shadow_run, earns: full}]'),
      'signals/acme.yaml': signal('shadow run'),
    });
    if ('problems' in extended) throw extended.problems[0];
    const ids = extended.catalogue.checks.map(({ id }) => id);
    const all = catalogue.checks.filter(({ consideration }) => consideration === 'concept-drift');
    expect(ids[ids.indexOf(all.at(-1)?.id ?? '') + 1]).toBe('concept-drift.acme-shadow-run');
    expect(ids.filter((id) => !id.includes('.acme-'))).toEqual(catalogue.checks.map(({ id }) => id));
    // A check of one's own never waits for the manifest to name a newer pack.
    expect(extended.catalogue.checks.find(({ id }) => id.includes('.acme-'))).toMatchObject({ since: '0.0.0', step: 'updating', stage: 'model-deployment' });
    expect(extended.catalogue.digest).not.toBe(catalogue.digest);
    expect(extended.catalogue.extensions).toMatchObject([{ id: 'acme', adds: ['concept-drift.acme-shadow-run'], changes: [] }]);
  });

  it('switches off, changes risk, and gives tools to a job', () => {
    const extended = extend({
      'pack.yaml': `${pack}switch-off: [{check: environmental-impact.energy-measured, reason: A.}]\nchange: [{check: concept-drift.watched, risk: critical, reason: B.}]\n`,
      'tools/drift-detection.yaml': 'job: drift-detection\ntitle: A\ntools: [{name: Acme drift, imports: [acme_drift]}]\n',
    });
    if ('problems' in extended) throw extended.problems[0];
    const find = (id: string) => extended.catalogue.checks.find((one) => one.id === id);
    expect(find('environmental-impact.energy-measured')?.off).toEqual({ pack: 'acme', why: 'A.' });
    expect(find('concept-drift.watched')?.risk).toBe('critical');
    expect(extended.catalogue.tools.find(({ job }) => job === 'drift-detection')?.tools.at(-1)?.imports).toEqual(['acme_drift']);
    expect(extended.catalogue.tools).toHaveLength(catalogue.tools.length);
  });

  it('changes what it has switched off, also by an older name', () => {
    const aliased = catalogue.checks.find(({ aliases, doesNotApply }) => aliases.length > 0 && doesNotApply !== 'forbidden');
    const old = aliased?.aliases[0] ?? '';
    const extended = extend({ 'pack.yaml': `${pack}switch-off: [{check: ${old}, reason: A.}]\nchange: [{check: ${old}, risk: critical, reason: B.}]\n` });
    if ('problems' in extended) throw extended.problems[0];
    expect(extended.catalogue.checks.find(({ id }) => id === aliased?.id)).toMatchObject({ off: { pack: 'acme', why: 'A.' }, risk: 'critical' });
  });

  it('proposes places before the built-in rules do, which changes no verdict and so no digest', () => {
    const [bare, extended] = [{}, { 'proposals/model-deployment.yaml': proposal }].map((more) => extend({ 'pack.yaml': pack, ...more }));
    if (!bare || !extended || 'problems' in bare || 'problems' in extended) throw new Error(JSON.stringify([bare, extended]));
    expect(extended.catalogue.proposals[0]).toMatchObject({ check: 'operational-support.runbook', value: 'partly', says: 'says what to do about an alarm' });
    expect(extended.catalogue.proposals.slice(1)).toEqual(catalogue.proposals);
    expect(extended.catalogue.digest).toBe(bare.catalogue.digest);
  });

  it.each<[string, Texts, string]>([
    ['has no pack.yaml', {}, 'rules/acme/pack.yaml: is missing; begin one with: mlready new pack'],
    ['extends something else', { 'pack.yaml': pack.replace('survey', 'other') }, 'rules/acme/pack.yaml:4:10: "extends" cannot be "other"; write survey'],
    [
      'has a file that no pack has',
      { 'pack.yaml': pack, 'frameworks/a.yaml': 'a: 1\n' },
      'rules/acme/frameworks/a.yaml: is not a file that a pack of your own has',
    ],
    ['has an unknown key', { 'pack.yaml': `${pack}swich-off: []\n` }, 'rules/acme/pack.yaml:5:1: unknown key "swich-off"; did you mean "switch-off"?'],
    [
      'switches off a check that is none',
      { 'pack.yaml': `${pack}switch-off:\n  - {check: concept-drift.wached, reason: A.}\n` },
      'rules/acme/pack.yaml:6:13: there is no check "concept-drift.wached"; did you mean "concept-drift.watched"?',
    ],
    [
      'switches off what applies to all',
      { 'pack.yaml': `${pack}switch-off: [{check: data-discovery.documented, reason: A.}]\n` },
      '"data-discovery.documented" applies to every project and cannot be switched off',
    ],
    ['changes nothing', { 'pack.yaml': `${pack}change: [{check: concept-drift.watched, reason: A.}]\n` }, 'changes nothing: give risk or shown-by'],
    [
      'adds a check without its mark',
      { 'pack.yaml': pack, 'checklists/a.yaml': check().replace('acme-shadow', 'shadow') },
      'rules/acme/checklists/a.yaml:3:10: the check "concept-drift.shadow-run" does not carry the id of its pack; name it "concept-drift.acme-shadow-run"',
    ],
    [
      'adds a check to a consideration that is none',
      { 'pack.yaml': pack, 'checklists/a.yaml': check().replace('consideration: concept-drift', 'consideration: concept-drft') },
      'the consideration "concept-drft" does not exist; did you mean "concept-drift"?',
    ],
    [
      'names a signal that is none',
      { 'pack.yaml': pack, 'checklists/a.yaml': check(', shown-by: [{signal: acme.none, earns: full}]') },
      'rules/acme/checklists/a.yaml:3:10: "concept-drift.acme-shadow-run" names the signal "acme.none", which does not exist',
    ],
    [
      'has a signal that nobody uses',
      { 'pack.yaml': pack, 'signals/acme.yaml': signal('a') },
      'rules/acme/signals/acme.yaml:3:10: no check uses the signal "acme.shadow_run"',
    ],
    [
      'has a pattern that could run for ever',
      { 'pack.yaml': pack, 'checklists/a.yaml': check(', shown-by: [{signal: acme.shadow_run, earns: full}]'), 'signals/acme.yaml': signal('(a+)+$') },
      'a pattern of "acme.shadow_run" repeats )+ without bound; bound it, for example {0,100}',
    ],
    [
      'has a pattern that takes a text in too many ways',
      {
        'pack.yaml': pack,
        'checklists/a.yaml': check(', shown-by: [{signal: acme.shadow_run, earns: full}]'),
        'signals/acme.yaml': signal('(?:a{0,50}){0,50}b'),
      },
      'a pattern of "acme.shadow_run" could take one text in more than ten million ways: (?:a{0,50}){0,50}b; repeat no group that holds repeats or alternatives',
    ],
    [
      'proposes for a check that is none',
      { 'pack.yaml': pack, 'proposals/model-deployment.yaml': proposal.replace('runbook', 'runbok') },
      'rules/acme/proposals/model-deployment.yaml:2:12: the check "operational-support.runbok" does not exist; did you mean "operational-support.runbook"?',
    ],
    ['proposes in the file of another stage', { 'pack.yaml': pack, 'proposals/data-management.yaml': proposal }, 'move it to proposals/model-deployment.yaml'],
    [
      'proposes by a pattern that could run for ever',
      { 'pack.yaml': pack, 'proposals/model-deployment.yaml': proposal.replace('first steps', '(a+)+$') },
      'a pattern of a proposal for "operational-support.runbook" repeats )+ without bound',
    ],
    [
      'proposes by tools of a job that is none',
      { 'pack.yaml': pack, 'proposals/model-deployment.yaml': `${proposal.split('seen:')[0]}seen: {dependency: {tools: [paging]}}\n` },
      'the tool job "paging" does not exist',
    ],
    ['is no YAML', { 'pack.yaml': 'id: [\n' }, 'rules/acme/pack.yaml:'],
  ])('that %s is refused in one line with its place', (_, texts, message) => {
    const extended = extend(texts);
    if (!('problems' in extended)) throw new Error('it was accepted');
    expect(extended.problems[0]?.message).toContain(message);
    expect(extended.problems[0]?.message).not.toContain('\n');
  });

  it('cannot be taken twice', () => {
    const files = { list: () => ['pack.yaml'], read: () => pack };
    const extended = extendCatalogue(
      catalogue,
      ['./a', './b'].map((from) => ({ from, root: `${from}/`, files })),
    );
    expect('problems' in extended && extended.problems[0]?.message).toBe('./b/pack.yaml: another pack has the id "acme" too; rename one of the two');
  });
});

it('an answer is found under the old name of its check, by rules that know no other', () => {
  const bare = catalogue.checks[0];
  if (!bare) throw new Error('no check');
  const renamed = { ...catalogue, checks: [{ ...bare, id: 'data-discovery.acme-new', aliases: [bare.id] }] };
  const answer = { value: 'yes', evidence: [], dispute: [] };
  const manifest = { ...noManifest, answers: { 'data-discovery.acme-new': answer } };
  expect(underRules(manifest, renamed, catalogue).answers).toEqual({ [bare.id]: answer });
  expect(underRules(manifest, renamed, renamed)).toBe(manifest);
});
