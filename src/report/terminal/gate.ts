// What the gate says: the verdict, every cause, what the change did, and the ways out.
import type { Comparison, GateChange, GateResult } from '../../model.js';
import { type Paint, paintFor } from '../../screen/paint.js';
import type { Screen } from '../../screen/screen.js';
import { safe, wrap } from '../../screen/text.js';
import { causeText, changeText, missingText, policyText, waysOutText } from '../../words/gate.js';
import type { Look } from '../look.js';
import type { Report } from '../shape.js';

const most = 12;

/** The lines about the gate; none where there is no gate. */
export function gateLines(report: Report, look: Look, paint: Paint): string[] {
  const { gate } = report;
  if (gate === null) return [];
  const name = (id: string) => report.stages.find((stage) => stage.id === id)?.title ?? id;
  const causes = gate.causes.flatMap((cause) => wrap(causeText(cause, name), look.width, `${paint.dot} `));
  return [
    '',
    ...heading(gate, look, paint),
    ...causes,
    ...comparisonLines(gate, look, paint),
    ...(gate.verdict === 'fail' ? wrap(waysOutText(gate), look.width, 'Ways out: ') : []),
  ];
}

/** What the gate says and nothing else, as text. */
export function gateText(untrusted: Report, screen: Screen): string {
  const look: Look = { ...screen, stage: null, ledger: false };
  return `${gateLines(safe(untrusted), look, paintFor(screen)).slice(1).join('\n')}\n`;
}

/** What a change did, check by check, and what it did to the rules. */
export function comparisonLines(compared: Comparison, look: Pick<Look, 'width'>, paint: Paint): string[] {
  const item = (text: string) => wrap(text, look.width, `${paint.dot} `);
  const { regressed, improved, balanced, outOfScope, pending, policy } = compared;
  return [
    ...changes('Lost against the base', regressed, false, look, paint),
    ...changes('Won', improved, true, look, paint),
    ...(balanced.length === 0 ? [] : item(`Losses that gains in the same stage balance: ${balanced.flatMap(({ checks }) => checks).join(', ')}.`)),
    ...(outOfScope.length === 0 ? [] : item(`Left out on both sides, because what they concern is gone: ${outOfScope.join(', ')}.`)),
    ...(pending.length === 0 ? [] : item(`${pending.length} checks are newer than the manifest's pack and not compared.`)),
    ...(policy.length === 0 ? [] : [paint.bold('This change to the rules'), ...policy.slice(0, most).flatMap((change) => item(`${policyText(change)}.`))]),
    ...(policy.length > most ? item(`and ${policy.length - most} more; see --json.`) : []),
  ];
}

function heading({ verdict, base, missing, observedOnly }: GateResult, look: Look, paint: Paint): string[] {
  const against = base === null ? '' : ` Compared with ${base.commit === null ? base.asked : `${base.commit.slice(0, 10)} (${base.asked})`}.`;
  const only = observedOnly ? ' The manifest is wrong at the base, so only what the repository shows was compared.' : '';
  const first = {
    pass: paint.good('Gate passed.'),
    'first-audit': paint.good('Gate passed.'),
    fail: paint.bad(paint.bold('Gate failed.')),
    'not-comparable': paint.warn('Not compared.'),
  }[verdict];
  return [
    first,
    ...(against + only === '' ? [] : wrap((against + only).trim(), look.width)),
    ...(missing === null ? [] : wrap(missingText(missing), look.width)),
  ];
}

function changes(title: string, list: readonly GateChange[], won: boolean, look: Pick<Look, 'width'>, paint: Paint): string[] {
  if (list.length === 0) return [];
  const shown = [...list].sort((a, b) => b.points - a.points).slice(0, most);
  const more = list.length > most ? [`${paint.dot} and ${list.length - most} more; see --json.`] : [];
  return [paint.bold(title), ...shown.flatMap((change) => wrap(changeText(change, won), look.width, `${paint.dot} `)), ...more];
}
