// Questions handed out as forms, and what comes back from several people.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { catalogue } from '../support/catalogue-of-rules.js';
import { folderOf } from '../support/program.js';
import { runMlready } from '../support/run-here.js';

const manifest = (folder: string) => parse(readFileSync(join(folder, 'mlready.yaml'), 'utf8'));
const working = {
  'train.py': 'from sklearn.linear_model import LogisticRegression\nmodel = LogisticRegression()\nmodel.fit(X, y)\n',
  'app.py': 'from fastapi import FastAPI\napp = FastAPI()\n@app.post("/predict")\ndef predict(x): return model.predict(x)\n',
  'docs/owners.md': '# Owners\n\nThe team of Ana owns the model and answers for its outputs. Ben owns the data and signs every change of them.\n',
};
const two = ['--check', 'concept-drift.watched', '--check', 'feedback-loops.mapped'];
const interview = (folder: string, ...args: string[]) => runMlready(['interview', folder, ...args], { cwd: folder });

/** Hands out two questions. @returns the form's path and text */
async function form(folder: string, name: string) {
  expect(await interview(folder, ...two, '--export', name)).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^2 questions in /) });
  const path = join(folder, name);
  return { path, text: readFileSync(path, 'utf8') };
}

describe('a form', () => {
  it('as Markdown is ticked, and comes back as answers with a name', async () => {
    const folder = folderOf(working);
    const { path, text } = await form(folder, 'form.md');
    expect(text).toMatch(/^# Questions about \S+\n/);
    for (const value of ['no', 'manual', 'automated', 'unknown', 'does-not-apply']) expect(text).toContain(`- [ ] \`${value}\` `);
    writeFileSync(
      path,
      text
        .replace('Answered by:', 'Answered by: Ben Ode')
        .replace('- [ ] `manual`', '- [x] `manual`')
        .replace('Evidence:', 'Evidence: `docs/owners.md`, https://example.org/drift')
        .replace('Note:', 'Note: Each Monday.\nSince May.'),
    );
    expect(await interview(folder, '--answers', 'form.md')).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/^1 answer taken into mlready\.yaml\./),
    });
    expect(manifest(folder).answers).toEqual({
      'concept-drift.watched': {
        value: 'manual',
        evidence: [{ path: 'docs/owners.md', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }, { url: 'https://example.org/drift' }],
        note: 'Each Monday. Since May.',
        by: 'Ben Ode',
        on: '2026-11-21',
      },
    });
  });

  it('as CSV comes back from a spreadsheet, also with other separators', async () => {
    const folder = folderOf(working);
    const { path, text } = await form(folder, 'form.csv');
    const [head = [], ...rows] = parseCsv(text) as string[][];
    expect(rows.map((row) => row[head.indexOf('check')])).toEqual(['concept-drift.watched', 'feedback-loops.mapped']);
    const filled = [
      head,
      ...rows.map((row, index) => row.map((cell, at) => (head[at] === 'answer' && index === 1 ? 'partly' : head[at] === 'answered by' ? 'Cleo' : cell))),
    ];
    writeFileSync(path, `\ufeff${filled.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\r\n')}`);
    expect(await interview(folder, '--answers', 'form.csv')).toMatchObject({ code: 0, err: '' });
    expect(manifest(folder).answers).toMatchObject({ 'feedback-loops.mapped': { value: 'partly', by: 'Cleo' } });
  });

  it.each([
    [',', 'check,stage,question,choices,perhaps,answer,why\nconcept-drift.watched,S,Q?,no: x; y; z,,manual,so; it is\n'],
    [';', 'check;stage;question;choices;perhaps;answer;why\nconcept-drift.watched;S;Q, really?;no: x, y;;manual;so, it is\n'],
    ['\t', '\ufeffcheck\tstage\tquestion\tchoices\tperhaps\tanswer\twhy\nconcept-drift.watched\tS\tQ, really?\tno: x; y\t\tmanual\tso, it; is\n'],
  ])('as CSV parts its cells by %j alone where the first row does', async (_, text) => {
    const folder = folderOf({ ...working, 'back.csv': text });
    expect(await interview(folder, '--answers', 'back.csv')).toMatchObject({ code: 0, err: '' });
    expect(manifest(folder).answers).toMatchObject({ 'concept-drift.watched': { value: 'manual' } });
  });

  it('as a page asks everything, asks the network for nothing, and names the file that it saves', async () => {
    const folder = folderOf(working);
    const { path, text } = await form(folder, 'form.html');
    expect(text.match(/<fieldset/g)).toHaveLength(2);
    expect(text).toContain("default-src 'none'");
    expect(text).not.toMatch(/(?:src|href)="(?!#)/);
    expect(await interview(folder, '--answers', path)).toMatchObject({
      code: 2,
      err: expect.stringContaining('is the form itself; give the file of answers that its button saves'),
    });
  });

  it('is told from any other page', async () => {
    const { code, out, err } = await interview(folderOf(working), '--answers', 'docs/owners.md');
    expect({ code, out, err }).toEqual({
      code: 2,
      out: '',
      err: 'mlready: docs/owners.md: is no form: it names no check; give the form that came back, or a file of answers\n',
    });
  });

  it('of a role holds what that role usually knows', async () => {
    const folder = folderOf(working);
    await interview(folder, '--role', 'legal', '--export', 'legal.csv');
    const [head = [], ...rows] = parseCsv(readFileSync(join(folder, 'legal.csv'), 'utf8')) as string[][];
    const asked = rows.map((row) => row[head.indexOf('check')]);
    expect(asked.length).toBeGreaterThan(3);
    for (const id of asked) expect(catalogue.checks.find((check) => check.id === id)?.knows).toContain('legal');
  });

  it('is never written over', async () => {
    const folder = folderOf({ ...working, 'form.md': 'filled in\n' });
    expect(await interview(folder, ...two, '--export', 'form.md')).toMatchObject({
      code: 2,
      err: expect.stringContaining('is there already; name another file'),
    });
    expect(readFileSync(join(folder, 'form.md'), 'utf8')).toBe('filled in\n');
  });

  it.each([
    [
      'two ticks',
      (text: string) => text.replace('- [ ] `no`', '- [x] `no`').replace('- [ ] `manual`', '- [X] `manual`'),
      /form\.md:10: concept-drift\.watched has 2 ticks; leave one/,
    ],
    ['a text without a tick', (text: string) => text.replace('Note:', 'Note: Ask Ben.'), /form\.md:10: concept-drift\.watched has a text and no tick/],
    [
      'a reason that is none',
      (text: string) => text.replace('- [ ] `does-not-apply`', '- [x] `does-not-apply`'),
      /form\.md:10: concept-drift\.watched: .*without a reason/,
    ],
    [
      'a value that there is not',
      (text: string) => text.replace('- [ ] `no`', '- [x] `never`'),
      /form\.md:10: concept-drift\.watched: .*cannot be answered "never"/,
    ],
    [
      'a check that there is not',
      (text: string) => text.replace('concept-drift.watched', 'concept-drift.wached').replace('- [ ] `no`', '- [x] `no`'),
      /form\.md:10: concept-drift\.wached: .*did you mean/,
    ],
  ])('with %s is refused in one line, and nothing is taken', async (_, change, cause) => {
    const folder = folderOf(working);
    const { path, text } = await form(folder, 'form.md');
    writeFileSync(path, change(text));
    const { code, err } = await interview(folder, '--answers', 'form.md');
    expect({ code, lines: err.trim().split('\n').length }).toEqual({ code: 2, lines: 1 });
    expect(err).toMatch(cause);
    expect(existsSync(join(folder, 'mlready.yaml'))).toBe(false);
  });

  it.each([
    ['an ending that is none', ['--export', 'form.docx'], 'name a file that ends in one of .md, .html, .csv'],
    ['answers beside it', ['--export', 'form.md', '--answers', 'a.yaml'], 'stands beside --answers'],
    ['nothing to ask', ['--export', 'form.md', '--only', 'stale'], 'there is no question to hand out'],
    ['a role that there is not', ['--role', 'boss'], 'data, ml, platform, product, legal'],
  ])('with %s is refused', async (_, args, cause) => {
    const { code, err } = await interview(folderOf(working), ...args);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(cause) });
  });
});

describe('answers of several people', () => {
  const said = (value: string, by: string, more = '') => `answers:\n  concept-drift.watched: {value: ${value}, by: ${by}${more}}\n`;

  it('that disagree are told with their names, and the first stands until somebody decides', async () => {
    const folder = folderOf({ ...working, 'ana.yaml': said('manual', 'Ana'), 'ben.yaml': said('no', 'Ben', ', on: 2026-11-20') });
    const first = await interview(folder, '--answers', 'ana.yaml', '--answers', 'ben.yaml');
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain('1 answer taken into mlready.yaml.');
    expect(first.out).toContain(
      'One answer is not taken, as somebody else has answered otherwise:\n  concept-drift.watched: Ana (ana.yaml) says "manual", Ben, 2026-11-20 (ben.yaml) says "no"\n',
    );
    expect(manifest(folder).answers['concept-drift.watched']).toMatchObject({ value: 'manual', by: 'Ana' });
    await interview(folder, '--answers', 'ben.yaml', '--overwrite');
    expect(manifest(folder).answers['concept-drift.watched']).toMatchObject({ value: 'no', by: 'Ben', on: '2026-11-20' });
  });

  it('that agree are one answer with what both point at', async () => {
    const folder = folderOf({
      ...working,
      'ana.yaml': said('manual', 'Ana'),
      'ben.yaml': said('manual', 'Ben', ', evidence: [{path: docs/owners.md}]'),
    });
    expect((await interview(folder, '--answers', 'ana.yaml', '--answers', 'ben.yaml')).out).toMatch(/^2 answers taken/);
    expect(manifest(folder).answers['concept-drift.watched']).toMatchObject({ value: 'manual', by: 'Ana', evidence: [{ path: 'docs/owners.md' }] });
    expect((await interview(folder, '--answers', 'ben.yaml')).out).toMatch(/^0 answers taken/);
  });

  it('may be changed by whoever gave them', async () => {
    const folder = folderOf({ ...working, 'a.yaml': said('manual', 'Ana'), 'b.yaml': said('automated', 'Ana') });
    await interview(folder, '--answers', 'a.yaml');
    expect((await interview(folder, '--answers', 'b.yaml')).out).toMatch(/^1 answer taken/);
    expect(manifest(folder).answers['concept-drift.watched'].value).toBe('automated');
  });
});
