// JUnit XML, as test runners of most languages write it: <testsuites>, <testsuite>, <testcase> with <failure>, <error> or <skipped>.
import { readXml } from '../../xml/xml-events.js';
import { type ResultFormat, told } from '../result.js';
import { dayIn } from '../result-day.js';

interface Seen {
  root: string;
  suite: string | null;
  timestamp: string | null;
  ran: number;
  passed: number;
  /** Whether a suite has an error that is none of its tests. */
  broken: boolean;
}

/** How GoogleTest and others mark a test that they list and did not run, without an element of its own. */
const notRun = /^(?:notrun|disabled|skipped|suppressed)$/i;

export const junit: ResultFormat = {
  id: 'junit',
  title: 'JUnit XML',
  kinds: ['tests'],
  read({ text }) {
    if (!/<testsuites?[\s/>]/.test(text.slice(0, 20_000))) return null;
    const seen: Seen = { root: '', suite: null, timestamp: null, ran: 0, passed: 0, broken: false };
    let outcome: 'passed' | 'failed' | 'skipped' | null = null;
    const fault = readXml(text, (event) => {
      if (event.tag === 'close') {
        if (event.name !== 'testcase' || outcome === null) return;
        if (outcome !== 'skipped') seen.ran++;
        if (outcome === 'passed') seen.passed++;
        outcome = null;
        return;
      }
      const { name, attributes } = event;
      if (seen.root === '') seen.root = name;
      if (name === 'testsuite' || name === 'testsuites') {
        seen.timestamp ??= attributes.get('timestamp') ?? null;
        if (name === 'testsuite') seen.suite ??= attributes.get('name') ?? null;
      } else if (name === 'testcase') outcome = ['status', 'result'].some((one) => notRun.test(attributes.get(one) ?? '')) ? 'skipped' : 'passed';
      else if (name === 'failure' || name === 'error') {
        if (outcome === null) seen.broken = true;
        else outcome = 'failed';
      } else if (outcome === 'passed' && (name === 'skipped' || name === 'disabled')) outcome = 'skipped';
    });
    if (fault !== null || !seen.root.startsWith('testsuite')) return null;
    const { ran, passed, broken } = seen;
    const figure = broken && passed === ran ? { said: 'an error outside of the tests' } : { count: passed, total: ran };
    return {
      tool: 'JUnit XML',
      version: null,
      date: dayIn(seen.timestamp),
      commit: null,
      measures: ran === 0 && !broken ? [] : [{ kind: 'tests', name: told(seen.suite), figure, passed: passed === ran && !broken }],
    };
  },
};
