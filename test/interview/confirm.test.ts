// Drafts of a program, put before a person.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Ask, type Choice, Interrupted, type Reply, type SaidParagraph, type TextQuestion } from '../../src/interview/question.js';
import { everything } from '../../src/interview/question-list.js';
import { drawChoice } from '../../src/interview/render.js';
import { converse } from '../../src/interview/session.js';
import { kept } from '../support/kept.js';

const page = [
  '# Runbook',
  '',
  "Ana opens the drift page each Monday morning and holds last week's inputs against the March delivery.",
  'When a chart has shifted, she calls Tomas, and both sit down with billing until the model predicts well again.',
  '',
].join('\n');
const sha256 = createHash('sha256').update(page.split('\n').slice(2, 4).join('\n')).digest('hex');
const watched = 'concept-drift.watched';
const draft = `{value: manual, evidence: [{path: docs/runbook.md, lines: 3-4, sha256: ${sha256}}], note: Read it., on: 2026-11-20, drafted-by: helper 1}`;
const working = {
  'train.py': 'from sklearn.linear_model import LogisticRegression\nmodel = LogisticRegression()\nmodel.fit(X, y)\n',
  'app.py': 'from fastapi import FastAPI\napp = FastAPI()\n@app.post("/predict")\ndef predict(x): return model.predict(x)\n',
};

const project = (answer = draft, text = page) =>
  kept({ ...working, 'docs/runbook.md': text }, `version: 1\nanswers:\n  data-discovery.source-owners: {value: no, on: 2026-11-20}\n  ${watched}: ${answer}\n`);

/** Goes over the drafts with a person who gives these replies to the questions about checks, then is done. */
async function goneOver(memory: ReturnType<typeof project>, replies: (string | Reply)[], by: string | null = 'Ana') {
  const asked: (Choice | TextQuestion)[] = [];
  const said: SaidParagraph[] = [];
  const rest = [...replies];
  const ask: Ask = {
    choose: async (question) => {
      if (question.heading.where[0] === 'Review') return { action: 'answer', values: ['done'] };
      asked.push(question);
      const next = rest.shift();
      if (next === undefined) throw new Interrupted();
      return typeof next === 'string' ? { action: 'answer', values: next === '' ? question.chosen : [next] } : next;
    },
    text: async (question) => {
      asked.push(question);
      const next = rest.shift();
      if (typeof next !== 'string') throw new Interrupted();
      return { action: 'answer', text: next };
    },
    say: (paragraphs) => void said.push(...paragraphs),
  };
  await converse({ ...memory.world(), by }, ask, { ...everything, only: 'drafted' });
  return { asked, said };
}

const finding = (memory: ReturnType<typeof project>) => memory.world().state.assessment.findings.find(({ check }) => check === watched);

describe('a draft', () => {
  it('is put with its value, who drafted it, and the quote as it stands', async () => {
    const { asked } = await goneOver(project(), ['reject']);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      chosen: ['confirm'],
      options: [
        { value: 'confirm', key: 'y' },
        { value: 'reject', key: 'r' },
        { value: 'change', key: 'c' },
      ],
      heading: {
        about: expect.stringContaining(watched),
        remarks: [
          { label: 'Draft', text: expect.stringContaining('(helper 1, 2026-11-20)') },
          { label: 'Meaning' },
          { label: 'Quotes', text: expect.stringMatching(/^docs\/runbook\.md[^A]*3-4[^A]*Ana opens the drift page/) },
          { label: 'Note', text: 'Read it.' },
        ],
      },
    });
  });

  it('that is confirmed with Enter counts as documented, and says who confirmed it and when', async () => {
    const memory = project();
    expect(finding(memory)).toMatchObject({ basis: 'observed', flags: ['unconfirmed'] });
    const { said } = await goneOver(memory, ['']);
    expect(memory.manifest().answers[watched]).toMatchObject({ value: 'manual', draftedBy: 'helper 1', confirmed: { by: 'Ana', on: '2026-11-26' } });
    expect(finding(memory)).toMatchObject({ basis: 'documented', verdict: 'partial', flags: [] });
    expect(said.map(({ text }) => text).join('\n')).toMatch(/concept-drift\.watched: .*, confirmed, \+\d+ points/);
  });

  it('that is rejected is gone, and nothing else is', async () => {
    const memory = project();
    await goneOver(memory, ['reject']);
    expect(Object.keys(memory.manifest().answers)).toEqual(['data-discovery.source-owners']);
  });

  it('that is skipped stays as it was', async () => {
    const memory = project();
    const before = memory.text();
    await goneOver(memory, [{ action: 'skip' }]);
    expect(memory.text()).toBe(before);
  });

  it('that is answered otherwise is a person’s answer', async () => {
    const memory = project();
    await goneOver(memory, ['change', 'no']);
    const { [watched]: answer } = memory.manifest().answers;
    expect(answer).toMatchObject({ value: 'no', by: 'Ana' });
    expect(answer?.draftedBy).toBeUndefined();
  });

  it('whose quote has changed is told, and Enter does not confirm it', async () => {
    const memory = project(draft, page.replace('Tomas', 'Jonas'));
    const { asked } = await goneOver(memory, ['', 'reject']);
    expect(asked[0]).toMatchObject({
      chosen: [],
      heading: { remarks: expect.arrayContaining([expect.objectContaining({ label: 'Changed', text: expect.stringMatching(/has changed since$/) })]) },
    });
    expect(asked[1]).toMatchObject({ problem: 'Confirm it, reject it, or answer otherwise.' });
  });

  it('whose file is gone is told', async () => {
    const { asked } = await goneOver(project('{value: manual, evidence: [{path: docs/none.md}], drafted-by: helper 1}'), ['reject']);
    expect(asked[0]).toMatchObject({ chosen: [], heading: { remarks: expect.arrayContaining([expect.objectContaining({ label: 'Changed' })]) } });
  });

  it('is confirmed by somebody with a name, who is asked for it where git knows none', async () => {
    const memory = project();
    const { asked } = await goneOver(memory, ['', ' Mara '], null);
    expect(asked[1]).toMatchObject({ label: 'Your name' });
    expect(memory.manifest().answers[watched]?.confirmed).toEqual({ by: 'Mara', on: '2026-11-26' });
  });

  it('is no question where there is none', async () => {
    const { asked, said } = await goneOver(kept(working, 'version: 1\n'), []);
    expect(asked).toEqual([]);
    expect(said[1]?.text).toMatch(/^No question is open here/);
  });
});

describe('a choice with keys of its own', () => {
  it('shows them', async () => {
    const { asked } = await goneOver(project(), ['reject']);
    const [question] = asked;
    if (question === undefined || !('options' in question)) throw new Error('no choice');
    const drawn = drawChoice(question, { cursor: 0, chosen: [], filter: '', hint: null }, { color: false, unicode: true, width: 80, rows: 40 });
    expect(drawn).toMatch(/> y {2}Confirm: /);
    expect(drawn).toMatch(/ {2}r {2}Reject/);
    expect(drawn).toContain('y r c or Enter takes');
  });
});
