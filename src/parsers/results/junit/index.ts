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
}

export const junit: ResultFormat = {
  id: 'junit',
  title: 'JUnit XML',
  kinds: ['tests'],
  read({ text }) {
    if (!/<testsuites?[\s/>]/.test(text.slice(0, 20_000))) return null;
    const seen: Seen = { root: '', suite: null, timestamp: null, ran: 0, passed: 0 };
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
      } else if (name === 'testcase') outcome = 'passed';
      else if (outcome !== null && (name === 'failure' || name === 'error')) outcome = 'failed';
      else if (outcome === 'passed' && (name === 'skipped' || name === 'disabled')) outcome = 'skipped';
    });
    if (fault !== null || !seen.root.startsWith('testsuite')) return null;
    const { ran, passed } = seen;
    return {
      tool: 'JUnit XML',
      version: null,
      date: dayIn(seen.timestamp),
      commit: null,
      measures: ran === 0 ? [] : [{ kind: 'tests', name: told(seen.suite), figure: { count: passed, total: ran }, passed: passed === ran }],
    };
  },
};
