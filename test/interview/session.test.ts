// The conversation, with a scripted person and a manifest in memory.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KnownError } from '../../src/errors.js';
import type { World } from '../../src/interview/context.js';
import { type Ask, type Choice, Interrupted, type Reply, type SaidParagraph, type TextQuestion, type TextReply } from '../../src/interview/question.js';
import { everything, questions, type Selection } from '../../src/interview/question-list.js';
import { converse } from '../../src/interview/session.js';
import { parseManifest } from '../../src/manifest/parse.js';
import { catalogue } from '../support/catalogue-of-rules.js';
import { type Kept, kept } from '../support/kept.js';
import { tally } from '../support/property.js';

interface Asked {
  kind: 'choice' | 'text';
  id: string;
  question: Choice | TextQuestion;
}

/** A person who does what the script says for a question, by the first word of its `about` line; anything else ends the conversation. */
function person(script: (asked: Asked, count: number) => Reply | TextReply | null) {
  const asked: Asked[] = [];
  const said: SaidParagraph[] = [];
  const put = <R>(kind: Asked['kind'], question: Choice | TextQuestion): Promise<R> => {
    const one = { kind, id: question.heading.about.split(/[, ]/)[0] ?? '', question };
    asked.push(one);
    const reply = script(one, asked.length - 1);
    // A key that is not there cannot be pressed, and nobody goes on for ever.
    const possible = reply !== null && asked.length < 500 && (reply.action === 'answer' || question.actions.includes(reply.action));
    return possible ? Promise.resolve(reply as R) : Promise.reject(new Interrupted());
  };
  const ask: Ask = {
    choose: (question) => put<Reply>('choice', question),
    text: (question) => put<TextReply>('text', question),
    say: (paragraphs) => void said.push(...paragraphs),
  };
  return { ask, asked, said };
}

const answer = (...values: string[]): Reply => ({ action: 'answer', values });
const typed = (text: string): TextReply => ({ action: 'answer', text });
const quit: Reply = { action: 'quit' };
const checks = new Map(catalogue.checks.map((check) => [check.id, check]));
const isCheck = (id: string) => checks.has(id);
const flattering = (id: string) => catalogue.scales.find((scale) => scale.id === checks.get(id)?.scale)?.options.at(-1)?.value ?? '';
const only = (...ids: string[]): Selection => ({ ...everything, checks: ids });

/** The options of a question that was asked. */
const optionsOf = (one: Asked | undefined) => (one !== undefined && 'options' in one.question ? one.question.options : []);

/** A project that trains and serves: most questions concern it. */
const working = {
  'train.py': 'from sklearn.linear_model import LogisticRegression\nmodel = LogisticRegression()\nmodel.fit(X, y)\n',
  'app.py': 'from fastapi import FastAPI\napp = FastAPI()\n@app.post("/predict")\ndef predict(x): return model.predict(x)\n',
};

/** A person who answers nothing, question by question; what is kept of that is looked at elsewhere. */
function skipping(memory: Kept) {
  const { state } = memory.world();
  return held(memory, everything, () => ({ action: 'skip' }), { save: () => state });
}

/** Holds a conversation; being left by the person ends it as a quit. */
async function held(memory: Kept, selection: Selection, script: Parameters<typeof person>[0], change: Partial<World> = {}) {
  const one = person(script);
  const ended = await converse({ ...memory.world(), ...change }, one.ask, selection).then(
    ({ ended: how }) => how,
    (error: unknown) => {
      if (error instanceof Interrupted) return 'interrupted';
      throw error;
    },
  );
  return { ...one, ended };
}

describe('what is asked', () => {
  it('begins with the project on one screen, where the fields that decide here come first and guesses are kept at once', async () => {
    const memory = kept({ 'app.py': 'from fastapi import FastAPI\napp = FastAPI()\n@app.post("/predict")\ndef predict(x): return model(x)\n' });
    const replies = [answer('others'), answer('guesses'), answer('domain'), answer('finance'), answer('on'), quit];
    const { asked } = await held(memory, everything, (_, count) => replies[count] ?? quit);
    const rows = (at: number) => optionsOf(asked[at]).map(({ value, label }) => `${value}: ${label}`);
    expect(rows(0)).toEqual(
      expect.arrayContaining(['exposure: Who can query the model: Anybody outside? Guessed from app.py:3', 'on: Go on to the questions']),
    );
    expect(rows(0).length).toBeLessThan(rows(1).length);
    expect(new Set(rows(1).map((row) => row.split(':')[0]))).toEqual(new Set(['guesses', 'on', ...catalogue.context.map(({ id }) => id)]));
    // What was kept is said, and nothing is left to guess.
    expect(rows(2).some((row) => row.startsWith('guesses'))).toBe(false);
    expect(asked[3]?.question).toMatchObject({ heading: { about: 'domain, several may be chosen' } });
    expect(rows(4)).toContain('domain: Domain: Banking, credit and markets');
    expect(memory.manifest().context).toMatchObject({ exposure: ['public-api'], domain: ['finance'] });
    expect(isCheck(asked[5]?.id ?? '')).toBe(true);
  });

  it('shows each choice with what it means for the check', async () => {
    const { asked } = await held(kept({}), only('involvement-of-end-users.part-from-start'), () => quit);
    const counts = checks.get('involvement-of-end-users.part-from-start')?.counts ?? {};
    expect(Object.keys(counts).length).toBe(3);
    expect(optionsOf(asked[0]).map(({ label }) => label)).toEqual([`No: ${counts['no']}`, `Partly: ${counts['partly']}`, `Yes: ${counts['yes']}`]);
  });

  it('says what counts in six lines, and all of it where it is asked again', async () => {
    const { said } = await held(kept({}), only('concept-drift.watched'), (_, count) => (count < 2 ? { action: 'why' } : quit));
    const told = said.filter(({ label }) => label !== undefined).map(({ label, lines }) => [label, lines]);
    expect(told).toEqual([
      ['Aim', 2],
      ['Counts', 4],
      ['Aim', undefined],
      ['Counts', undefined],
      ['Risk', undefined],
      ['Case', undefined],
      ['Start', undefined],
      ['Asked by', undefined],
    ]);
  });

  it('names every key', async () => {
    const { asked, said } = await held(kept({}), only('concept-drift.watched'), (_, count) => (count === 0 ? { action: 'keys' } : quit));
    expect(said.filter(({ label }) => label !== undefined).map(({ label }) => label)).toEqual(['1-9', 'b', 's', 'u', 'w', 'n', 'e', 'x', 'j', 'q', '?']);
    expect(asked).toHaveLength(2);
  });

  it('of a role is what somebody of that role usually knows', () => {
    const { manifest, assessment } = kept({ ...working }).world().state;
    const items = questions({ catalogue, manifest, assessment, selection: { ...everything, role: 'legal' } }, new Set()).filter(({ kind }) => kind === 'check');
    expect(items.length).toBeGreaterThan(3);
    expect(items.every(({ id }) => checks.get(id)?.knows.includes('legal'))).toBe(true);
  });

  it('goes on with the checks by the points they could settle', () => {
    const { manifest, assessment } = kept({}).world().state;
    const items = questions({ catalogue, manifest, assessment, selection: everything }, new Set()).filter(({ kind }) => kind === 'check');
    const worth = items.map((item) => item.worth);
    expect(worth).toEqual([...worth].sort((a, b) => b - a));
    const applying = assessment.findings.filter(({ reason }) => reason.code !== 'not-seen' && reason.code !== 'not-here');
    expect(items).toHaveLength(applying.length);
  });

  it('leaves out what does not concern the project and what the repository settles', async () => {
    const memory = kept(
      { LICENSE: 'MIT License\n\nPermission is hereby granted, free of charge, to any person obtaining a copy of this software.\n' },
      'version: 1\ncontext: {learning: [supervised]}\n',
    );
    const { assessment } = memory.world().state;
    const { asked, said } = await skipping(memory);
    const ids = asked.map(({ id }) => id).filter(isCheck);
    const out = assessment.findings
      .filter(({ reason, basis, verdict }) => reason.code === 'condition-not-met' || (basis === 'observed' && verdict !== 'partial'))
      .map(({ check }) => check);
    expect(out.length).toBeGreaterThan(1);
    expect(ids.filter((id) => out.includes(id))).toEqual([]);
    const settled = assessment.findings.filter(({ basis }) => basis === 'observed').map(({ check }) => check);
    expect(settled.length).toBeGreaterThan(0);
    expect(said.map(({ text }) => text).join(' ')).toMatch(new RegExp(`The repository settles ${settled.length} checks, .*: [A-Z][a-z-]+ \\d+`));
  });

  it('never has the flattering answer ready', async () => {
    const { asked } = await skipping(kept({ ...working }));
    const ready = asked.filter(({ id }) => isCheck(id)).map(({ question }) => 'chosen' in question && question.chosen);
    expect(ready.length).toBeGreaterThan(80);
    expect(ready.filter((chosen) => chosen === false || chosen.length > 0)).toEqual([]);
  });

  it('does not take Enter for an answer where nothing is chosen', async () => {
    const { asked } = await held(kept({}), only('concept-drift.watched'), (_, count) => (count === 0 ? answer() : quit));
    expect(asked[1]?.question.problem).toContain('Choose an answer');
  });

  it('in express takes five minutes at most, and what settles most', () => {
    const { manifest, assessment } = kept({ ...working }).world().state;
    const items = questions({ catalogue, manifest, assessment, selection: { ...everything, express: true } }, new Set());
    const all = questions({ catalogue, manifest, assessment, selection: everything }, new Set());
    expect(items.reduce((sum, item) => sum + (item.kind === 'project' ? 10 * item.fields.deciding.length : 20), 0)).toBeLessThanOrEqual(300);
    const own = items.filter(({ kind }) => kind === 'check');
    expect(own.length).toBeGreaterThan(5);
    const sum = (list: typeof own) => list.reduce((points, { worth }) => points + worth, 0);
    expect(sum(own)).toBe(sum(all.filter(({ kind }) => kind === 'check').slice(0, own.length)));
    expect(new Set(own.map(({ id }) => checks.get(id)?.stage)).size).toBeGreaterThanOrEqual(catalogue.stages.length - 1);
  });

  it.each([
    ['a stage', { stage: 'model-deployment' }, (id: string) => checks.get(id)?.stage === 'model-deployment'],
    ['a step', { step: 'monitoring' }, (id: string) => checks.get(id)?.step === 'monitoring'],
  ])('can be %s', (_, part, inside) => {
    const { manifest, assessment } = kept({ ...working }).world().state;
    const items = questions({ catalogue, manifest, assessment, selection: { ...everything, ...part } }, new Set()).filter(({ kind }) => kind === 'check');
    expect(items.length).toBeGreaterThan(2);
    expect(items.every(({ id }) => inside(id))).toBe(true);
  });
});

describe('an answer', () => {
  it('is kept at once, with who and when, and moves on', async () => {
    const memory = kept({});
    const { asked } = await held(memory, only('concept-drift.watched', 'feedback-loops.mapped'), (_, count) => (count === 0 ? answer('manual') : quit));
    expect(memory.manifest().answers).toEqual({ 'concept-drift.watched': { value: 'manual', by: 'Ana', on: '2026-11-26', evidence: [], dispute: [] } });
    expect(asked[1]?.id).toBe('feedback-loops.mapped');
  });

  it.each([
    ['operational-support.runbook', 'yes', 'it counts for nothing as long as nothing shows it'],
    ['software-engineering-anti-patterns.tested-in-ci', 'manual', 'it counts for nothing as long as nothing shows it'],
  ])('of which nothing is seen is told what it counts: %s %s', async (check, value, told) => {
    const { said } = await held(kept({ ...working }), only(check), (_, count) => (count === 0 ? answer(value) : quit));
    expect(JSON.stringify(said)).toContain(told);
  });

  it('carries a note and evidence with the hash of the file', async () => {
    const page =
      '# Runbook\n\nThe inputs are compared with the training data every night. Ana looks at the columns that drift and decides whether to roll back.\n';
    const memory = kept({ 'docs/runbook.md': page });
    const replies = [
      { action: 'note' },
      typed('Since March.'),
      { action: 'evidence' },
      typed('docs/none.md'),
      typed('docs/runbook.md'),
      answer('manual'),
      quit,
    ] as const;
    const { asked } = await held(memory, only('concept-drift.watched'), (_, count) => replies[count] ?? quit);
    expect(asked[4]?.question.problem).toContain('docs/none.md is not a file');
    expect(asked[4]?.question).toMatchObject({ value: 'docs/none.md', candidates: ['docs/runbook.md'] });
    const { sha256 } = memory.world().cite({ path: 'docs/runbook.md' }, 'concept-drift.watched');
    expect(memory.manifest().answers['concept-drift.watched']).toMatchObject({ note: 'Since March.', evidence: [{ path: 'docs/runbook.md', sha256 }] });
  });

  it('does not lose a note that was typed before another key', async () => {
    const memory = kept({});
    const replies = [{ action: 'note' }, { action: 'evidence', text: 'Half a thought' }, { action: 'back', text: '' }, answer('no'), quit] as const;
    await held(memory, only('concept-drift.watched'), (_, count) => replies[count] ?? quit);
    expect(memory.manifest().answers['concept-drift.watched']).toMatchObject({ value: 'no', note: 'Half a thought' });
  });

  it.each([
    ['ftp://example.org/x', 'no address'],
    ['https://', 'no address'],
    ['../outside.md', 'is not a file'],
    ['mlready.yaml', 'is the manifest itself'],
    ['empty.md', 'says too little'],
  ])('cannot point at %s', async (text, why) => {
    const memory = kept({ 'empty.md': '# TODO\n' }, 'version: 1\n');
    const { asked } = await held(memory, only('concept-drift.watched'), (_, count) =>
      count === 0 ? { action: 'evidence' } : count === 1 ? typed(text) : null,
    );
    expect(asked[2]?.question.problem).toContain(why);
  });

  it('of "does not apply" needs a reason', async () => {
    const memory = kept({});
    const replies = [
      { action: 'set-aside' },
      typed('  '),
      { action: 'set-aside' },
      typed('No.'),
      typed('It is retired in March and serves nobody any more.'),
      quit,
    ] as const;
    const { asked } = await held(memory, only('concept-drift.watched'), (_, count) => replies[count] ?? quit);
    expect(asked[2]?.kind).toBe('choice');
    expect(asked[4]?.question.problem).toBe('Say why, in 5 words at least beyond those of the question.');
    expect(memory.manifest().answers['concept-drift.watched']).toMatchObject({
      value: 'does-not-apply',
      why: 'It is retired in March and serves nobody any more.',
    });
  });

  it('of a question that must apply cannot be set aside', async () => {
    const forbidden = catalogue.checks.find(({ doesNotApply }) => doesNotApply === 'forbidden')?.id ?? '';
    const { asked } = await held(kept({}), only(forbidden), () => null);
    expect(asked.map(({ question }) => question.actions.includes('set-aside'))).toEqual([false]);
  });

  it('can dispute what speaks against it', async () => {
    const memory = kept({ 'app.py': 'import pickle\nmodel = pickle.load(open("m.pkl", "rb"))\n' });
    const replies = [{ action: 'dispute' }, typed('We wrote that file a minute ago.'), answer('yes'), quit] as const;
    await held(memory, only('data-poisoning.model-files-inert'), (_, count) => replies[count] ?? quit);
    expect(memory.manifest().answers['data-poisoning.model-files-inert']).toMatchObject({
      value: 'yes',
      dispute: [{ path: 'app.py', note: 'We wrote that file a minute ago.' }],
    });
  });

  it('keeps a person’s comments and order where it is changed', async () => {
    const text = `version: 1 # ours\nanswers:\n  feedback-loops.mapped: {value: partly, note: "N"} # flow\n  concept-drift.watched:\n    value: no # not yet\n    note: Ask Ben.\n    on: 2026-11-01\n`;
    const memory = kept({}, text);
    const { asked } = await held(memory, only('concept-drift.watched'), (_, count) => (count === 0 ? answer('manual') : quit));
    expect(asked[0]?.question).toMatchObject({ chosen: ['no'] });
    expect(memory.text()).toBe(text.replace('value: no #', 'value: manual #').replace('on: 2026-11-01', 'by: Ana\n    on: 2026-11-26'));
  });

  it('is put where its check stands in the catalogue, whatever the order of asking', async () => {
    const ids = ['feedback-loops.mapped', 'data-discovery.catalogued', 'concept-drift.watched'];
    const memory = kept({});
    await held(memory, only(...ids), ({ id }) => (isCheck(id) ? answer('no') : quit));
    const order = [...checks.keys()].filter((id) => ids.includes(id));
    expect(Object.keys(memory.manifest().answers)).toEqual(order);
  });

  it('that cannot be saved is held until it can', async () => {
    const memory = kept({});
    let full = true;
    const save: World['save'] = (edits) => {
      if (full) throw new KnownError('mlready.yaml', 'does not fit on its disk', 'free some');
      return memory.world().save(edits);
    };
    const { asked } = await held(
      memory,
      only('concept-drift.watched'),
      ({ question }, count) => {
        if (count === 2) full = false;
        return question.heading.where[0] === 'Not saved' ? answer('again') : count === 0 ? answer('manual') : quit;
      },
      { save },
    );
    expect(asked.slice(1, 3).map(({ question }) => question.heading.about)).toEqual(Array(2).fill('mlready.yaml: does not fit on its disk; free some'));
    expect(memory.manifest().answers['concept-drift.watched']?.value).toBe('manual');
  });
});

describe('the way through', () => {
  it('leads back over the border of a stage, with the old answer ready', async () => {
    const ids = ['data-discovery.catalogued', 'concept-drift.watched'];
    const replies = [answer('manual'), { action: 'back' }, answer('automated'), quit] as const;
    const memory = kept({});
    const { asked } = await held(memory, only(...ids), (_, count) => replies[count] ?? quit);
    expect(asked.map(({ id }) => id)).toEqual([ids[0], ids[1], ids[0], ids[1]]);
    expect(asked[2]?.question).toMatchObject({ chosen: ['manual'] });
    expect(memory.manifest().answers['data-discovery.catalogued']?.value).toBe('automated');
  });

  it('has nothing before the first question', async () => {
    const { asked, said } = await held(kept({}), only('concept-drift.watched'), (_, count) => (count === 0 ? { action: 'back' } : quit));
    expect(asked[1]?.id).toBe('concept-drift.watched');
    expect(said.map(({ text }) => text)).toContain('This is the first question.');
  });

  it('says where we are', async () => {
    // The first question about a check comes after the one about the project.
    const { asked } = await held(kept({ ...working }), everything, ({ id }, count) =>
      count === 0 ? { action: 'skip' } : count === 1 && isCheck(id) ? answer('no') : quit,
    );
    const { stage, step } = checks.get(asked[1]?.id ?? '') ?? expect.fail('the second question is about no check');
    expect(asked[1]?.question.heading.where).toEqual([
      catalogue.stages.find(({ id }) => id === stage)?.title,
      catalogue.steps.find(({ id }) => id === step)?.title,
      expect.stringMatching(/^2 of \d+$/),
      expect.stringMatching(/^about \d+ min$/),
    ]);
    const titles = ['Data', 'Learning', 'Verification', 'Deployment', 'Cross-cutting'];
    expect(asked[1]?.question.heading.stages?.map(({ title }) => title)).toEqual(titles);
    const done = (at: number) => asked[at]?.question.heading.stages?.reduce((sum, one) => sum + one.done, 0);
    expect([done(1), done(2)]).toEqual([0, 1]);
  });

  it('leads to any question and on from there', async () => {
    const ids = ['data-discovery.catalogued', 'concept-drift.watched', 'feedback-loops.mapped'];
    const replies = [{ action: 'jump' }, answer('feedback-loops.mapped'), answer('no'), { action: 'jump' }, { action: 'back' }, quit] as const;
    const memory = kept({});
    const { asked } = await held(memory, only(...ids), (_, count) => replies[count] ?? quit);
    expect(asked.map(({ id, question }) => (isCheck(id) ? id : question.heading.where[0]))).toEqual([ids[0], 'Jump', ids[2], ids[0], 'Jump', ids[0]]);
    expect(optionsOf(asked[4]).map(({ label }) => label.startsWith('+ '))).toEqual([true, false, false]);
    expect(Object.keys(memory.manifest().answers)).toEqual(['feedback-loops.mapped']);
  });

  it('goes on where it stopped: what was skipped is asked again, what nobody knows is not', async () => {
    const memory = kept({ ...working });
    const part = { ...everything, step: 'monitoring' };
    const first = await held(memory, part, ({ id }, count) => (!isCheck(id) || count < 3 ? { action: 'skip' } : count < 5 ? { action: 'unknown' } : quit));
    const seen = first.asked.map(({ id }) => id).filter(isCheck);
    const unknown = Object.entries(memory.manifest().answers)
      .filter(([, { value }]) => value === 'unknown')
      .map(([id]) => id);
    expect(unknown).toHaveLength(2);
    const skipped = seen.filter((id) => memory.manifest().answers[id] === undefined);
    expect(skipped.length).toBeGreaterThan(1);
    const again = async (selection: Selection) =>
      (await held(memory, selection, ({ id }, count) => (isCheck(id) && count > 30 ? quit : { action: 'skip' }))).asked.map(({ id }) => id);
    const second = await again(part);
    expect(second).toEqual(expect.arrayContaining(skipped));
    expect(second.filter((id) => unknown.includes(id))).toEqual([]);
    expect(await again({ ...part, only: 'unknown' })).toEqual(expect.arrayContaining(unknown));
  });

  it('writes nothing for what is skipped', async () => {
    const memory = kept({ ...working });
    const { said } = await held(memory, everything, (_, count) => (count < 40 ? { action: 'skip' } : quit));
    expect(memory.text()).toBe('');
    expect(said.at(-1)?.text).toContain('Nothing was answered, and nothing was written.');
  });

  it.each([
    ['unknown', { value: 'unknown', note: 'Ask Ben about it.' }],
    ['drop', undefined],
  ])('asks what becomes of a note without an answer: %s', async (chosen, expected) => {
    const memory = kept({});
    const left = { action: 'quit', text: 'Ask Ben about it.' } as const;
    const replies = [{ action: 'note' }, left, answer('stay'), left, answer(chosen)] as const;
    const { asked, ended } = await held(memory, only('concept-drift.watched'), (_, count) => replies[count] ?? null);
    expect(asked[2]?.question.heading.question).toBe('What you noted goes with an answer. Is it that nobody knows?');
    expect(asked[3]?.id).toBe('concept-drift.watched');
    expect(ended).toBe('quit');
    const answered = memory.text() === '' ? undefined : memory.manifest().answers['concept-drift.watched'];
    expect(answered && { value: answered.value, note: answered.note }).toEqual(expected);
  });

  it('opens with a place that may be the answer, which counts only once it is taken', async () => {
    const memory = kept({
      'docs/drift.md': '# Drift\n\nThe inputs are compared with the training data every night. Ana looks at the columns that drift and decides.\n',
    });
    const check = 'concept-drift.watched';
    const proposal = {
      check,
      value: 'manual',
      evidence: { path: 'docs/drift.md', lines: '3' },
      place: { path: 'docs/drift.md', line: 3 },
      says: 'says how drift is watched',
      quote: 'The inputs',
    };
    const proposals = new Map([[check, proposal]]);
    const skipped = await held(memory, only(check), ({ id }) => (id === check ? { action: 'skip' } : quit), { proposals });
    expect(skipped.asked[0]?.question).toMatchObject({
      accept: 'This is it: Done by hand, and written down how, with docs/drift.md:3 as evidence',
      chosen: [],
      heading: { remarks: [{ label: 'Perhaps', text: 'docs/drift.md:3 says how drift is watched: “The inputs” Is this it?' }, {}] },
    });
    expect(memory.text()).toBe('');
    await held(memory, only(check), ({ id }) => (id === check ? { action: 'accept' } : quit), { proposals });
    const { sha256 } = memory.world().cite({ path: 'docs/drift.md', lines: '3' }, check);
    expect(memory.manifest().answers[check]).toMatchObject({ value: 'manual', evidence: [{ path: 'docs/drift.md', lines: '3', sha256 }] });
    // Who has answered is not asked whether that is it.
    const again = await held(memory, only(check), () => quit, { proposals });
    expect(again.asked[0]?.question).not.toHaveProperty('accept');
  });

  it('does not write over what somebody else has answered in the meantime', async () => {
    const memory = kept({}, 'version: 1\n');
    const save: World['save'] = (edits, against) => memory.world().save(edits, against);
    for (const [chosen, value] of [
      ['theirs', 'manual'],
      ['mine', 'no'],
    ] as const) {
      const { asked } = await held(
        memory,
        only('concept-drift.watched'),
        ({ question }, count) => {
          if (count === 0)
            memory.world().save([{ path: ['answers', 'concept-drift.watched'], value: { value: 'manual', by: 'Ben', on: `2026-11-2${chosen.length}` } }]);
          return question.heading.where[0] === 'Not saved' ? answer(chosen) : count === 0 ? answer('no') : quit;
        },
        { save },
      );
      expect(asked[1]?.question.heading.about).toContain('it was answered "manual" by Ben in the meantime');
      expect(memory.manifest().answers['concept-drift.watched']?.value).toBe(value);
    }
  });

  it('leaves an old answer alone where it is skipped', async () => {
    const text = 'version: 1\nanswers: {concept-drift.watched: {value: manual, on: 2026-11-01}}\n';
    const memory = kept({}, text);
    await held(memory, only('concept-drift.watched'), ({ id }) => (isCheck(id) ? { action: 'skip' } : quit));
    expect(memory.text()).toBe(text);
  });

  it('ends in a review, from where answers can be looked at again', async () => {
    const memory = kept({});
    const { asked, said, ended } = await held(memory, only('concept-drift.watched', 'feedback-loops.mapped'), ({ id }, count) =>
      isCheck(id)
        ? answer(count < 2 ? (id === 'concept-drift.watched' ? 'manual' : 'no') : 'automated')
        : count === 2
          ? answer('concept-drift.watched')
          : answer('done'),
    );
    expect(ended).toBe('done');
    expect(asked.at(-2)?.question).toMatchObject({ chosen: ['manual'] });
    expect(memory.manifest().answers['concept-drift.watched']?.value).toBe('automated');
    expect(said.map(({ text }) => text)).toEqual(expect.arrayContaining(['Review', 'Do next', 'concept-drift.watched: Done by hand, and written down how']));
  });

  it('lets what the repository settles be corrected at the end', async () => {
    const memory = kept({
      '.github/workflows/ci.yml': 'on: [push]\njobs:\n  test:\n    steps:\n      - run: pip install pytest && pytest tests\n',
      'tests/test_train.py': 'import train\n\ndef test_score():\n    assert train.score(1) == 2\n',
      'train.py': 'def score(x):\n    return x + 1\n',
    });
    const settled = memory.world().state.assessment.findings.find(({ basis, verdict }) => basis === 'observed' && verdict === 'met')?.check ?? 'none';
    let corrected = false;
    await held(memory, only('concept-drift.watched'), ({ id, question }) => {
      if (id === 'concept-drift.watched') return answer('no');
      if (id === settled) {
        corrected = true;
        return answer('no');
      }
      const offered = (question as Choice).options.map(({ value }) => value);
      if (corrected) return answer('done');
      return answer(offered.includes(settled) ? settled : 'settled');
    });
    expect(memory.manifest().answers[settled]?.value).toBe('no');
    expect(memory.world().state.assessment.findings.find(({ check }) => check === settled)?.flags).toContain('disagrees');
  });

  it('counts an answer as due whose file is gone', async () => {
    const files: Record<string, string> = {
      'docs/runbook.md':
        '# Runbook\n\nThe inputs are compared with the training data every night. Ana looks at the columns that drift and decides whether to roll back.\n',
    };
    const memory = kept(files, 'version: 1\nanswers: {concept-drift.watched: {value: manual, on: 2026-11-01, evidence: [{path: docs/runbook.md}]}}\n');
    const due = async () => (await held(memory, { ...everything, only: 'stale' }, () => quit)).asked.map(({ id }) => id).filter(isCheck);
    expect(await due()).toEqual([]);
    delete files['docs/runbook.md'];
    expect(await due()).toEqual(['concept-drift.watched']);
  });

  it('walks what is due for review, and an answer that stands is fresh again', async () => {
    const page = (word: string) =>
      `# Runbook\n\nThe inputs are compared with the ${word} training data. Ana looks at the columns that drift and decides whether to roll back.\n`;
    const files = { 'docs/runbook.md': page('full') };
    const memory = kept(
      files,
      'version: 1\nanswers:\n  feedback-loops.mapped: {value: no, on: 2026-05-01}\n  data-discovery.catalogued: {value: no, on: 2026-11-01}\n',
    );
    const replies = [{ action: 'evidence' }, typed('docs/runbook.md'), answer('manual'), quit] as const;
    await held(memory, only('concept-drift.watched'), (_, count) => replies[count] ?? quit);
    files['docs/runbook.md'] = page('empty');
    const stale = { ...everything, only: 'stale' as const };
    const { asked } = await held(memory, stale, ({ id, question }) => (isCheck(id) ? answer(...(question as Choice).chosen) : quit));
    expect(
      asked
        .map(({ id }) => id)
        .filter(isCheck)
        .sort(),
    ).toEqual(['concept-drift.watched', 'feedback-loops.mapped']);
    expect(asked.flatMap(({ question }) => question.heading.remarks).map(({ text }) => text)).toContain('docs/runbook.md has changed since');
    expect((await held(memory, stale, () => quit)).asked.map(({ id }) => id).filter(isCheck)).toEqual([]);
    expect(memory.manifest().answers['feedback-loops.mapped']).toMatchObject({ value: 'no', on: '2026-11-26' });
  });
});

describe('whatever somebody does', () => {
  const step = fc.record({
    // Whoever leaves at once has answered nothing, so that is rare.
    key: fc.oneof(
      { weight: 50, arbitrary: fc.constantFrom('1', '2', '3', 'b', 's', 'u', 'w', 'n', 'e', 'x', 'd', 'j', 'enter') },
      { weight: 1, arbitrary: fc.constant('q') },
    ),
    text: fc.constantFrom('', 'a: b # c', 'docs/runbook.md', 'https://example.org/x', '"', 'two\nlines', '🚰'),
  });
  const actions = { b: 'back', s: 'skip', u: 'unknown', w: 'why', j: 'jump', n: 'note', e: 'evidence', x: 'set-aside', d: 'dispute', q: 'quit' } as const;

  const some = only('data-poisoning.model-files-inert', 'concept-drift.watched', 'feedback-loops.mapped', 'data-discovery.catalogued');

  it('the manifest stays valid, and holds the last answer to every question', async () => {
    const met = tally('written', 'kept');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), fc.constantFrom(everything, some), async (steps, selection) => {
        const memory = kept({
          'docs/runbook.md': '# Runbook\n\nThe queue fills up at night. Restart the worker. Ana decides.\n',
          'app.py': 'import pickle\npickle.load(f)\n',
        });
        const confirmed = new Map<string, string>();
        await held(memory, selection, ({ kind, id, question }, count) => {
          const now = steps[count];
          if (!now) return null;
          if (kind === 'text') {
            const action = now.key in actions ? actions[now.key as keyof typeof actions] : 'answer';
            return { action: action !== 'answer' && question.actions.includes(action) ? action : 'answer', text: now.text };
          }
          const choice = question as Choice;
          const picked = choice.options[Number(now.key) - 1]?.value ?? choice.chosen[0];
          const action = now.key in actions ? actions[now.key as keyof typeof actions] : undefined;
          if (action !== undefined && choice.actions.includes(action)) return { action };
          if (picked === undefined) return answer();
          if (isCheck(id)) confirmed.set(id, picked);
          return answer(picked);
        });
        if (!met.when('written', memory.text() !== '')) return;
        const read = parseManifest('mlready.yaml', memory.text(), catalogue);
        expect('manifest' in read).toBe(true);
        for (const [id, value] of confirmed)
          if (met.when('kept', memory.manifest().answers[id]?.value !== 'does-not-apply')) expect(memory.manifest().answers[id]?.value).toBe(value);
      }),
      { numRuns: 60 },
    );
    expect(met.least()).toBeGreaterThan(10);
  });
});

it('has a flattering answer for every scale', () => expect(flattering('concept-drift.watched')).toBe('automated'));
