// What comes in by the door: the environment, the clock, the event of a CI service, and what git says of a folder.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Attack, faultsOf, strike } from '../support/attack.js';

const readme = { 'README.md': '# x\n' };
const links = (count: number, target: (i: number) => string) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`l${i}`, { link: target(i) }]));
const answered = /Repository|No machine learning/;
const pipe = (folder: string) => void execFileSync('mkfifo', [join(folder, 'pipe')]);
const event = (name: string, path: (folder: string) => string, prepare?: Attack['prepare']): Attack => ({
  name: `an event that is ${name}`,
  git: 'tracked',
  files: readme,
  prepare: (folder) => {
    execFileSync('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-q', '--allow-empty', '-m', 'y']);
    prepare?.(folder);
  },
  args: ['audit', '--base', 'auto'],
  env: (folder) => ({ GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'push', GITHUB_EVENT_PATH: path(folder), CI: 'true' }),
  code: 0,
  says: /Gate passed/,
});

const attacks: Attack[] = [
  ...['8640000000000', '-1', '1e9', 'soon', '1'.repeat(400), '253402300800'].map(
    (epoch): Attack => ({
      name: `SOURCE_DATE_EPOCH=${epoch.slice(0, 20)}`,
      files: readme,
      args: ['audit'],
      env: () => ({ SOURCE_DATE_EPOCH: epoch }),
      code: 2,
      says: /SOURCE_DATE_EPOCH: is ".{1,42}"; set it to whole seconds/,
    }),
  ),
  event('a device', () => '/dev/zero'),
  event('a pipe', (folder) => join(folder, 'pipe'), pipe),
  event('a folder', (folder) => folder),
  event(
    'large',
    (folder) => join(folder, 'e'),
    (folder) => writeFileSync(join(folder, 'e'), '['.repeat(8 * 1024 * 1024)),
  ),
  event(
    'two million deep',
    (folder) => join(folder, 'e'),
    (folder) => writeFileSync(join(folder, 'e'), '['.repeat(2 * 1024 * 1024)),
  ),
  {
    name: 'a .git file that names another repository',
    files: readme,
    prepare: (folder) => {
      mkdirSync(join(folder, 'other'));
      execFileSync('git', ['-C', join(folder, 'other'), 'init', '-q']);
      mkdirSync(join(folder, 'here'));
      writeFileSync(join(folder, 'here', '.git'), `gitdir: ${folder}/other/.git\n`);
      writeFileSync(join(folder, 'here', 'README.md'), '# x\n');
      writeFileSync(join(folder, 'other', 'secret.txt'), 'secret');
      execFileSync('git', ['-C', join(folder, 'other'), 'add', '-A']);
      execFileSync('git', ['-C', join(folder, 'other'), '-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-qm', 'x']);
    },
    args: ['audit', 'here', '--rev', 'HEAD'],
    code: 2,
    says: /another repository|other folder/,
  },
  {
    name: '3 000 links in a revision',
    git: 'stored',
    files: { ...readme, ...links(3_000, (i) => `t${i}`) },
    args: ['audit', '--rev', 'HEAD'],
    code: 0,
    says: answered,
  },
  {
    name: '2 000 links beside 20 000 files in a revision',
    git: 'stored',
    files: { ...readme, ...links(2_000, (i) => `d/${i}`), ...Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`f${i % 300}/${i}.txt`, ''])) },
    args: ['audit', '--rev', 'HEAD'],
    code: 0,
    says: answered,
  },
  { name: '5 000 links on disk', git: 'tracked', files: { ...readme, ...links(5_000, (i) => `../${i}`) }, args: ['audit'], code: 0, says: answered },
  {
    name: 'links of a megabyte in a revision',
    git: 'stored',
    files: { ...readme, ...links(100, () => 'a/../'.repeat(200_000)) },
    args: ['audit', '--rev', 'HEAD'],
    code: 0,
    says: answered,
  },
];

it.each(attacks)('$name', (attack) => expect(faultsOf(attack, strike(attack))).toEqual([]));
