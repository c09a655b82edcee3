// The interview with the real program at a real terminal.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { noTerminal, titled } from '../support/needs.js';
import { folderOf, mlready } from '../support/program.js';
import { openTerminal, type Terminal } from '../support/terminal.js';

const open: Terminal[] = [];
function terminal(...given: Parameters<typeof openTerminal>): Terminal {
  const one = openTerminal(...given);
  open.push(one);
  return one;
}
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

const manifest = (folder: string) => parse(readFileSync(join(folder, 'mlready.yaml'), 'utf8'));
const page =
  '# Runbook\n\nThe service falls over when the queue is full. Restart the worker and drain the queue. Ana decides whether to roll back. Which jobs and models read each table stands in the catalogue, which is kept up to date each night.\n';
const two = ['interview', '--check', 'data-discovery.catalogued', '--check', 'concept-drift.watched'];

describe.skipIf(noTerminal !== null)(titled('the interview at a terminal', noTerminal), () => {
  it('ticks with Space from the start, and says what was wrong until another key is pressed', async () => {
    const one = terminal(['interview', '--express'], { cwd: folderOf() });
    await one.until(/What is this project\?/);
    one.press('3');
    await one.until(/> \[ \] People and systems/);
    one.press('Enter');
    await one.until(/Nothing is ticked/);
    one.press('Space');
    const ticked = await one.until(/> \[x\] People and systems/);
    expect(ticked).not.toContain('Nothing is ticked');
    one.press('Enter');
    await one.until(/Who can query the model: People and systems/);
    one.press('q');
    expect(await one.ended()).toBe(0);
  });

  it('goes the express way from an empty repository to a manifest and a review', async () => {
    const folder = folderOf();
    const one = terminal(['interview', '--express'], { cwd: folder });
    // The project first: a long list is narrowed by letters, and several of its values may be ticked.
    await one.until(/What is this project\?/);
    one.press('4');
    await one.until(/several may be chosen/);
    one.type('bank');
    await one.until(/> \[ \] Banking/);
    one.press('Space', 'Enter');
    await one.until(/> 9 {2}Go on to the questions/);
    one.press('Enter');
    let questions = 0;
    for (let shown = await one.until(/2 of \d+/); !/Is all of it right/.test(shown); questions++) {
      const [, at = ''] = /(\d+) of \d+ · about/.exec(shown) ?? [];
      one.press('1');
      shown = await one.until(new RegExp(`\\b${Number(at) + 1} of \\d+ · about|Is all of it right`));
    }
    expect(questions).toBeGreaterThan(8);
    expect(questions).toBeLessThan(16);
    expect(one.history()).toMatch(/Do next/);
    one.press('Enter');
    expect(await one.ended()).toBe(0);
    expect(manifest(folder).context).toEqual({ domain: ['finance'] });
    expect(Object.keys(manifest(folder).answers)).toHaveLength(questions);
    expect(one.history()).toMatch(/git add mlready\.yaml && git commit[\s\S]*mlready audit --open/);
    expect(mlready(['validate', folder])).toMatchObject({ code: 0 });
  });

  it('goes back over the border of a stage, and offers the old answer', async () => {
    const folder = folderOf();
    const one = terminal(two, { cwd: folder });
    await one.until(/Data management · Data collection · 1 of 2/);
    one.press('2');
    await one.until(/Model deployment · Updating · 2 of 2/);
    one.press('b');
    expect(await one.until(/Data management · Data collection · 1 of 2/)).toMatch(/> 2 {2}Done by hand/);
    one.press('3');
    await one.until(/2 of 2/);
    one.press('q');
    expect(await one.ended()).toBe(0);
    expect(manifest(folder).answers).toMatchObject({ 'data-discovery.catalogued': { value: 'automated', on: '2026-11-21' } });
  });

  it('is quit, and goes on where it stopped', async () => {
    const folder = folderOf({
      'train.py': 'from sklearn.linear_model import LogisticRegression\nmodel = LogisticRegression()\nmodel.fit(X, y)\n',
      'app.py': 'from fastapi import FastAPI\napp = FastAPI()\n@app.post("/predict")\ndef predict(x): return model.predict(x)\n',
    });
    const step = ['interview', '--step', 'monitoring'];
    const idAt = (shown: string) => /^ {2}([a-z-]+\.[a-z-]+), /m.exec(shown)?.[1];
    const first = terminal(step, { cwd: folder });
    await first.until(/What is this project/);
    first.press('s');
    await first.until(/2 of \d+/);
    first.press('1');
    const asked = idAt(await first.until(/3 of \d+/));
    first.press('s');
    await first.until(/4 of \d+/);
    first.press('q');
    expect(await first.ended()).toBe(0);
    expect(first.history()).toMatch(/Saved in mlready\.yaml: one answer[\s\S]*Deployment/);
    const second = terminal(step, { cwd: folder });
    await second.until(/What is this project/);
    second.press('s');
    // What was answered is behind, what was left comes again.
    expect(idAt(await second.until(/2 of \d+/))).toBe(asked);
  });

  it('jumps to a question that letters find, and shows all keys', async () => {
    const folder = folderOf();
    const one = terminal(['interview', '--check', 'data-discovery.catalogued', '--check', 'concept-drift.watched'], { cwd: folder, rows: 50 });
    await one.until(/1 of 2/);
    one.press('?');
    expect(await one.until(/Save and quit\./)).toMatch(/Nobody knows\. That is written down[\s\S]*To any other question/);
    one.press('j');
    await one.until(/Which question\?/);
    one.press('2');
    await one.until(/Updating · 1 of 2/);
    one.press('u');
    expect(await one.until(/2 of 2/)).toMatch(/concept-drift\.watched: nobody knows/);
    one.press('q');
    expect(await one.ended()).toBe(0);
    expect(manifest(folder).answers).toMatchObject({ 'concept-drift.watched': { value: 'unknown' } });
  });

  it('ends on Ctrl-C while a text is typed, and keeps what was answered', async () => {
    const folder = folderOf();
    const one = terminal(two, { cwd: folder });
    await one.until(/1 of 2/);
    one.press('2');
    await one.until(/2 of 2/);
    one.press('n');
    await one.until(/What a colleague should know/);
    one.type('half a sen');
    await one.until(/half a sen/);
    one.press('C-c');
    expect(await one.ended()).toBe(130);
    expect(one.screen()).toContain('what was answered is saved');
    expect(Object.keys(manifest(folder).answers)).toEqual(['data-discovery.catalogued']);
  });

  it.each([
    ['Ctrl-D at a choice', []],
    ['Ctrl-D while a text is typed', ['n']],
  ])('ends on %s', async (_, before) => {
    const one = terminal(two, { cwd: folderOf() });
    await one.until(/1 of 2/);
    if (before.length > 0) {
      one.press(...before);
      await one.until(/What a colleague should know/);
      one.type('text');
      await one.until(/> text/);
    }
    one.press('C-d');
    expect(await one.ended()).toBe(130);
  });

  it('leaves the file whole where the window is closed', async () => {
    const folder = folderOf();
    const one = terminal(two, { cwd: folder });
    await one.until(/1 of 2/);
    one.press('2');
    await one.until(/2 of 2/);
    one.close();
    expect(mlready(['validate', folder])).toMatchObject({ code: 0, out: expect.stringContaining('1 answer') });
  });

  it('points at a file that Tab completes, and refuses one that is not there', async () => {
    const folder = folderOf({ 'docs/runbook.md': page, 'docs/rules.md': page });
    const one = terminal(two.slice(0, 3), { cwd: folder });
    await one.until(/1 of 1/);
    one.press('e');
    await one.until(/Tab completes it/);
    one.type('docs/ru');
    await one.until(/> docs\/ru/);
    one.press('Tab');
    await one.until(/rules\.md +runbook\.md/);
    one.type('x.md');
    await one.until(/> docs\/rux\.md/);
    one.press('Enter');
    await one.until(/docs\/rux\.md is not a file/);
    one.press('BSpace', 'BSpace', 'BSpace', 'BSpace');
    await one.until(/> docs\/ru *$/m);
    one.type('n');
    await one.until(/> docs\/run/);
    one.press('Tab');
    await one.until(/> docs\/runbook\.md/);
    one.press('Enter');
    await one.until(/Evidence docs\/runbook\.md/);
    one.press('2');
    await one.until(/Is all of it right/);
    expect(manifest(folder).answers['data-discovery.catalogued'].evidence).toEqual([
      { path: 'docs/runbook.md', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
  });

  it('says why, and keeps Esc for the way back from a text', async () => {
    const one = terminal(two, { cwd: folderOf(), rows: 60 });
    await one.until(/1 of 2/);
    one.press('w');
    expect(await one.until(/Counts/)).not.toMatch(/Lesson:/);
    one.press('w');
    expect(await one.until(/Asked by/)).toMatch(/Aim[\s\S]*Counts[\s\S]*Risk[\s\S]*Case[\s\S]*Lesson:[\s\S]*Start/);
    one.press('n');
    await one.until(/What a colleague should know/);
    one.press('Escape');
    const shown = await one.until(/1-3 or Enter takes/);
    expect(shown).not.toContain('What a colleague should know');
  });

  it('fits a window 60 columns wide and 20 rows high', async () => {
    const one = terminal(['interview'], { cwd: folderOf(), columns: 60, rows: 20 });
    const shown = await one.until(/1 of \d+/);
    expect(shown.split('\n').filter((line) => [...line].length > 60)).toEqual([]);
    expect(shown).toMatch(/What is this project\?[\s\S]*Go on to the questions[\s\S]*save and quit/);
    one.press('C-s');
    expect(await one.until(/\b2 of/)).toMatch(/about \d+ min[\s\S]*\?[\s\S]*1 [\s\S]*2 [\s\S]*3 [\s\S]*save and quit/);
  });

  it('is drawn once where the window is resized', async () => {
    const one = terminal(two, { cwd: folderOf(), columns: 100 });
    await one.until(/1 of 2/);
    for (const [columns, rows] of [
      [60, 24],
      [110, 40],
      [70, 20],
      [34, 20],
    ] as const) {
      one.resize(columns, rows);
      await one.until(/1 of 2/);
      one.press('Down');
      // A busy machine may show the old frame first; one that stays is never left.
      const shown = await one.until(/^(?![\s\S]*1 of 2[\s\S]*1 of 2)[\s\S]*> [123]/);
      expect(shown.match(/save and quit/g)).toHaveLength(1);
      expect(shown.split('\n').filter((line) => [...line].length > columns)).toEqual([]);
    }
  });

  it('uses no colour with NO_COLOR', async () => {
    const colours = /\u001b\[[0-9;]*3[0-9]m/;
    const plain = terminal(two, { cwd: folderOf(), env: { NO_COLOR: '1' } });
    await plain.until(/1 of 2/);
    plain.press('Down');
    await plain.until(/> 1/);
    expect(plain.history()).not.toMatch(colours);
    const coloured = terminal(two, { cwd: folderOf() });
    await coloured.until(/1 of 2/);
    coloured.press('Down');
    await coloured.until(/> 1/);
    expect(coloured.history()).toMatch(colours);
  });

  it('shows no escape codes of the project', async () => {
    const folder = folderOf({
      'a\u001b[31mred.py': 'import pickle\npickle.load(open("x", "rb"))\n',
      'mlready.yaml': 'version: 1\nproject: "\\e]0;title\\a\\e[2J"\nanswers: {data-poisoning.model-files-inert: {value: no, note: "\\e[31mred\\r\\nq"}}\n',
    });
    const one = terminal(['interview', '--check', 'data-poisoning.model-files-inert'], { cwd: folder, env: { NO_COLOR: '1' } });
    const shown = await one.until(/1 of 1/);
    expect(shown).toContain('\\u{1b}[31mred.py');
    one.press('n');
    expect(await one.until(/What a colleague should know/)).toMatch(/> \\u\{1b\}\[31mred\s+q/);
  });

  it('is offered by an audit without a manifest, and can be declined', async () => {
    const folder = folderOf({ 'app.py': 'from sklearn.linear_model import LogisticRegression\nmodel = LogisticRegression().fit([[1]], [1])\n' });
    const one = terminal(['audit'], { cwd: folder });
    await one.until(/Do you have time for questions/);
    expect(one.history()).toContain('the repository shows');
    one.press('3');
    expect(await one.ended()).toBe(0);
    expect(existsSync(join(folder, 'mlready.yaml'))).toBe(false);
    const other = terminal(['audit'], { cwd: folder });
    await other.until(/Do you have time for questions/);
    other.press('2');
    await other.until(/1 of \d+/);
    other.press('C-q');
    expect(await other.ended()).toBe(0);
  });

  it.each([
    ['the flag', ['--no-input'], {}],
    ['CI', [], { CI: 'true' }],
    ['MLREADY_NO_INPUT', [], { MLREADY_NO_INPUT: '1' }],
    ['a terminal that cannot be drawn on', [], { TERM: 'dumb' }],
  ])('never asks with %s', async (_, flags, env) => {
    const audit = terminal(['audit', ...flags], { cwd: folderOf(), env });
    expect(await audit.ended()).toBe(0);
    const interview = terminal(['interview', ...flags], { cwd: folderOf(), env });
    expect(await interview.ended()).toBe(2);
    expect(interview.history()).toContain('there is nobody to ask here');
  });

  it('asks for what a waiver lacks, and for all of it again where it is not allowed, flags too', async () => {
    const folder = folderOf();
    const one = terminal(['waive', 'data-discovery.catalogued', '--owner', 'Ana', '--expires', '2028-01-01'], { cwd: folder });
    await one.until(/Why may this wait/);
    one.press('4');
    await one.until(/What was decided/);
    one.type('After the move.');
    await one.until(/After the move/);
    one.press('Enter');
    await one.until(/Where it is followed up/);
    one.press('Enter');
    expect(await one.until(/Why may this wait/)).toMatch(/the waiver lasts 406 days/);
    one.press('Enter');
    expect(await one.until(/What was decided/)).toMatch(/> After the move\./);
    one.press('Enter');
    expect(await one.until(/Who answers for it/)).toMatch(/> Ana/);
    one.press('Enter');
    await one.until(/The last day that it holds/);
    one.press('C-u');
    one.type('2027-01-31');
    await one.until(/> 2027-01-31/);
    one.press('Enter');
    await one.until(/Where it is followed up/);
    one.press('Enter');
    expect(await one.ended()).toBe(0);
    expect(manifest(folder).waivers).toEqual([
      { check: 'data-discovery.catalogued', reason: 'planned', statement: 'After the move.', owner: 'Ana', created: '2026-11-21', expires: '2027-01-31' },
    ]);
  });
});
