// Small repositories, as many as asked for, and records of what they might show.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FleetRecord } from '../../src/fleet/record-schema.js';
import type { Summary } from '../../src/report/summary-schema.js';
import { git } from './program.js';

/** Makes a repository with one commit of these files, the same commit each time. @returns the commit */
export function repositoryOf(folder: string, files: Record<string, string>): string {
  mkdirSync(folder, { recursive: true });
  execFileSync('git', ['init', '-q', '-b', 'main', folder]);
  return committed(folder, files);
}

/** Commits files. @returns the commit */
export function committed(folder: string, files: Record<string, string>): string {
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  git(folder, 'add', '-A');
  const date = '2026-11-01T00:00:00Z';
  execFileSync('git', ['-C', folder, '-c', 'user.name=somebody', '-c', 'user.email=somebody@example.org', 'commit', '-qm', 'State'], {
    env: { PATH: process.env['PATH'], GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date, HOME: '/nowhere' },
  });
  return git(folder, 'rev-parse', 'HEAD').trim();
}

/** The files of the smallest project that trains. */
export const training = (number = 0) => ({
  'train.py': `import sklearn.linear_model\n\nmodel = sklearn.linear_model.Ridge(${number})\nmodel.fit([[0]], [0])\n`,
});

/** A summary. @param more what is otherwise in it */
export function summaryWith(more: Partial<Summary> = {}): Summary {
  return {
    summary: 1,
    mlready: '0.1.0',
    name: 'churn',
    remote: 'https://github.com/acme/churn',
    inside: '',
    revision: 'a'.repeat(40),
    when: '2026-11-20T00:00:00.000Z',
    ml: true,
    packs: { survey: '2.0.0' },
    rules: '001122334455',
    activities: ['trains'],
    repository: { score: 40, stages: { 'data-management': 40 } },
    readiness: { score: 20, possible: 80, known: 40 },
    level: { proven: 'prototype', possible: 'pilot', shown: 'prototype' },
    team: { answered: 1, open: 99 },
    hazards: { count: 1, first: ['MLR-S09'] },
    gaps: { count: 2, first: ['concept-drift.watched', 'model-stealing.callers-identified'] },
    critical: { count: 1, first: ['country-level-regulations.processing-recorded'] },
    considerations: { earned: `x-${'0123456789'.repeat(4)}00`, possible: `x-${'xxxxxxxxxx'.repeat(4)}4x` },
    waivers: { count: 1, expired: 0, next: { check: 'concept-drift.watched', expires: '2026-12-01' } },
    gate: { verdict: 'fail', lost: { count: 1, first: ['concept-drift.watched'] } },
    ...more,
  };
}

/** A record of a result. */
export function recordWith(repository: string, more: Partial<Summary> = {}): FleetRecord {
  const summary = summaryWith({ name: repository, remote: null, ...more });
  return { record: 1, mlready: '0.1.0', repository, revision: summary.revision, when: summary.when, summary, error: null };
}
