// The gate, by scenarios: fixtures/gate/<name>.yaml holds a script of commits and what must be said.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Report } from '../../src/report/report.js';
import { root } from '../../src/root.js';
import { prepared, runIn, scenario } from '../support/gate-scenario.js';

const folder = join(root, 'fixtures', 'gate');
const scenarios = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => ({ name: name.slice(0, -'.yaml'.length), given: scenario.parse(parse(readFileSync(join(folder, name), 'utf8'))) }));

describe('the gate', () => {
  it.each(scenarios)('$name: $given.about', async ({ given }) => {
    const project = prepared(given);
    const { expect: expected } = given;
    const at = join(project, given.in);
    if (expected.says.length > 0 || expected.code === 2) {
      const { code, out, err } = await runIn(at, ['audit', ...given.args, '--no-input'], given);
      for (const pattern of expected.says) expect((out + err).replace(/\s+/g, ' ')).toMatch(new RegExp(pattern));
      expect({ code, lines: err.split('\n').length - 1 }).toEqual({ code: expected.code, lines: expected.code === 2 ? 1 : 0 });
      if (code === 2) return expect(Object.keys(expected).sort()).toEqual(['code', 'says']);
    }
    const { code, out, err } = await runIn(at, ['audit', ...given.args, '--no-input', '--json'], given);
    expect({ code, err }).toEqual({ code: expected.code, err: '' });
    const gate = (JSON.parse(out) as Report).gate;
    const seen = {
      ...(expected.verdict !== undefined && { verdict: gate?.verdict }),
      ...(expected.causes && {
        causes: gate?.causes.map((cause) =>
          [
            cause.code,
            ...('what' in cause
              ? [cause.what]
              : 'field' in cause
                ? [cause.field]
                : 'check' in cause
                  ? [cause.check]
                  : 'stage' in cause && cause.stage !== null
                    ? [cause.stage]
                    : []),
          ].join(' '),
        ),
      }),
      ...(expected.regressed && { regressed: Object.fromEntries((gate?.regressed ?? []).map(({ check, points }) => [check, points])) }),
      ...(expected.uncounted && { uncounted: Object.fromEntries((gate?.regressed ?? []).flatMap(({ check, why }) => (why === null ? [] : [[check, why]]))) }),
      ...(expected.improved && { improved: gate?.improved.map(({ check }) => check) }),
      ...(expected.balanced && { balanced: gate?.balanced.flatMap(({ checks }) => checks) }),
      ...(expected.outOfScope && { outOfScope: gate?.outOfScope }),
      ...(expected.pending && { pending: gate?.pending }),
      ...(expected.policy && {
        policy: gate?.policy.map((change) =>
          [
            change.code,
            ...('check' in change
              ? [change.check]
              : 'field' in change
                ? [change.field]
                : 'setting' in change
                  ? [change.setting]
                  : 'pattern' in change
                    ? [change.pattern]
                    : change.code === 'own-rules-changed'
                      ? [change.pack, change.before ?? 'new', change.after ?? 'gone']
                      : []),
          ].join(' '),
        ),
      }),
      ...(expected.missing !== undefined && { missing: gate?.missing?.code }),
      ...(expected.policies && { policies: gate?.policies.map(({ name, by }) => `${name} ${by}`) }),
      ...(expected.unapproved && { unapproved: gate?.unapproved.map(({ check }) => check) }),
      ...(expected.observedOnly !== undefined && { observedOnly: gate?.observedOnly }),
    };
    const { code: _, says: __, ...rest } = expected;
    expect(seen).toEqual(rest);
  });
});
