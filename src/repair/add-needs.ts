// Makes a job of a GitHub workflow wait for the one that tests: `needs:`, in the manner in which the workflow is written.
import type { Patch } from '../model/index.js';
import { readYaml } from '../parsers/config/yaml.js';
import { linesOf } from '../parsers/text/lines.js';

/** The hazard that a release does not wait for the tests. */
export const releaseWaits = 'MLR-C03';

const maxBytes = 256 * 1024;
const tests =
  /\b(?:pytest|py\.test|nosetests|unittest|jest|vitest|mocha|ctest|cargo test|go test|testthat|tox|nox)\b|\b(?:npm|yarn|pnpm|bun|hatch|pdm|make|just|poe|uv|task)\b.{0,80}\btests?\b/;

/** Fields of a mapping; none where it is no mapping. */
function entries(value: unknown): [string, unknown][] {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : [];
}

const fieldOf = (value: unknown, name: string): unknown => entries(value).find(([key]) => key === name)?.[1];
const needsOf = (job: unknown): string[] => [fieldOf(job, 'needs')].flat().filter((one) => typeof one === 'string');

/**
 * @param line of the job that publishes, from 1, or one inside of it
 * @returns the lines that change; null where it is no workflow with a job that tests, where that job waits for this one, or where it is written in another manner
 */
export function addNeeds(path: string, text: string, line: number): Patch | null {
  if (!/(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/.test(path)) return null;
  const yaml = readYaml(text, maxBytes);
  const jobs = entries(fieldOf(yaml.value, 'jobs'));
  const lines = linesOf(text);
  const starts = jobs.map(([name]) => yaml.at(['jobs', name], true).line);
  const at = starts.findLastIndex((start) => start <= line);
  const [name, job] = jobs[at] ?? [];
  const start = starts[at];
  if (name === undefined || start === undefined) return null;
  const testing = jobs.filter(([other, given]) => other !== name && isTesting(given) && !waitsFor(other, name, jobs)).map(([other]) => other)[0];
  const own = lines[start - 1] ?? '';
  if (testing === undefined || needsOf(job).includes(testing) || !/^\s+["']?[\w-]+["']?:\s*(?:#.*)?$/.test(own)) return null;
  const end = starts[at + 1] ?? lines.length + 1;
  const needs = lines.findIndex((one, index) => index >= start && index < end - 1 && /^\s+needs:\s/.test(`${one} `));
  if (needs < 0) {
    const indent = /^\s+/.exec(lines[start] ?? '')?.[0];
    return indent === undefined ? null : { first: start, last: start, old: [own], lines: [own, `${indent}needs: ${testing}`] };
  }
  const old = lines[needs] ?? '';
  const [, head = '', given = ''] = /^(\s+needs:\s{1,4})(\[[\w\s,-]{0,300}\]|[\w-]{1,100})\s*$/.exec(old) ?? [];
  if (given === '') return null;
  const others = given
    .replace(/[[\]\s]/g, '')
    .split(',')
    .filter((one) => one !== '');
  return { first: needs + 1, last: needs + 1, old: [old], lines: [`${head}[${[...others, testing].join(', ')}]`] };
}

function isTesting(job: unknown): boolean {
  const steps = fieldOf(job, 'steps');
  return (Array.isArray(steps) ? steps : []).some((step) => {
    const run = fieldOf(step, 'run');
    return typeof run === 'string' && tests.test(run.slice(0, 10_000));
  });
}

/** Whether a job waits for another, at whatever distance. */
function waitsFor(name: string, other: string, jobs: readonly [string, unknown][]): boolean {
  const met = new Set<string>();
  const open = [name];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === other) return true;
    if (met.has(next)) continue;
    met.add(next);
    open.push(...needsOf(jobs.find(([id]) => id === next)?.[1]));
  }
  return false;
}
