// The tool holds itself to what it asks of others, as far as that is about a program and not about a model.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/report.js';
import { root } from '../../src/root.js';
import { folderOf, mlready } from '../support/program.js';

/** The habits that apply to a tool in TypeScript, with the files that have to show them. */
const habits: [signal: string, where: RegExp][] = [
  ['code.decisions_recorded', /^docs\/developing\/decisions\//],
  ['code.linted', /^(?:biome\.json|package\.json)$/],
  ['code.locked', /^package-lock\.json$/],
  ['code.owned', /^CODEOWNERS$/],
  ['code.reused_package', /^package\.json$/],
  ['code.typed', /^tsconfig\.json$/],
  ['deploy.ci', /^\.(?:ci|github)\//],
  ['law.licensed', /^LICENSE$/],
  ['security.deps_scanned', /^(?:\.github|\.ci|package\.json)/],
  ['security.policy', /^SECURITY\.md$/],
  ['verify.property_tested', /^test\//],
  ['verify.tests', /^test\//],
  ['verify.tests_in_ci', /^\.(?:ci|github)\//],
];
/** Those that are not shown yet. The list may only shrink. */
const missing = ['security.deps_scanned', 'verify.tests_in_ci'];

let report: Report;
beforeAll(() => {
  // Samples and rules speak of habits that others have.
  const tracked = execFileSync('git', ['-C', root, 'ls-files', '-z'], { encoding: 'utf8' }).split('\0');
  const own = tracked.filter((path) => path !== '' && !/^(?:fixtures|rules)\//.test(path));
  const copy = join(folderOf(), 'mlready');
  for (const path of own) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    cpSync(join(root, path), join(copy, path));
  }
  const { code, out, err } = mlready(['audit', copy, '--json', '--no-input']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  report = JSON.parse(out);
});

describe('this project', () => {
  it.each(habits)('shows %s', (signal, where) => {
    const fact = report.facts.find((one) => one.signal === signal);
    const shown = fact?.state === 'present' && fact.places.some(({ path }) => where.test(path));
    expect([signal, shown, fact?.places]).toEqual([signal, !missing.includes(signal), fact?.places]);
  });
});
