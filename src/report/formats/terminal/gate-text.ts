// What the gate says: the verdict, every cause, what the change did, and the ways out.
import type { Comparison, GateChange, GateResult } from '../../../model/index.js';
import { type Paint, paintFor } from '../../../terminal/paint.js';
import type { Screen } from '../../../terminal/screen.js';
import { safe, wrap } from '../../../terminal/text.js';
import { asideTexts, baseText, causeText, changeText, gateNames, missingText, policyText, waysOutText } from '../../messages/gate-messages.js';
import type { RenderOptions } from '../../render-options.js';
import type { Report } from '../../report.js';

const most = 12;

/** The lines about the gate; none where there is no gate. */
export function gateLines(report: Report, look: RenderOptions, paint: Paint): string[] {
  const { gate } = report;
  if (gate === null) return [];
  const name = (id: string) => report.stages.find((stage) => stage.id === id)?.title ?? id;
  const causes = gate.causes.flatMap((cause) => wrap(causeText(cause, name), look.width, `${paint.dot} `));
  return ['', ...heading(gate, look, paint), ...causes, ...comparisonLines(gate, look, paint), ...(gate.verdict === 'fail' ? waysOut(gate, look) : [])];
}

/** What the gate says and nothing else, as text. */
export function gateText(untrusted: Report, screen: Screen): string {
  const look: RenderOptions = { ...screen, stage: null, ledger: false, full: false, all: false, waived: false };
  return `${gateLines(safe(untrusted), look, paintFor(screen)).slice(1).join('\n')}\n`;
}

/** What a change did, check by check, and what it did to the rules. */
export function comparisonLines(compared: Comparison, look: Pick<RenderOptions, 'width'>, paint: Paint): string[] {
  const item = (text: string) => wrap(text, look.width, `${paint.dot} `);
  const { regressed, improved, policy } = compared;
  return [
    ...changes('Lost against the base', regressed, false, look, paint),
    ...changes('Won', improved, true, look, paint),
    ...asideTexts(compared).flatMap(item),
    ...(policy.length === 0 ? [] : [paint.bold('This change to the rules'), ...policy.slice(0, most).flatMap((change) => item(`${policyText(change)}.`))]),
    ...(policy.length > most ? item(`and ${policy.length - most} more; see --json.`) : []),
  ];
}

function heading(gate: GateResult, look: RenderOptions, paint: Paint): string[] {
  const { verdict, missing } = gate;
  const colours = { pass: paint.good, 'first-audit': paint.good, fail: paint.bad, 'not-comparable': paint.warn };
  const against = baseText(gate);
  return [
    colours[verdict](verdict === 'fail' ? paint.bold(gateNames[verdict]) : gateNames[verdict]),
    ...(against === '' ? [] : wrap(against, look.width)),
    ...(missing === null ? [] : wrap(missingText(missing), look.width)),
  ];
}

function changes(title: string, list: readonly GateChange[], won: boolean, look: Pick<RenderOptions, 'width'>, paint: Paint): string[] {
  if (list.length === 0) return [];
  const shown = [...list].sort((a, b) => b.points - a.points).slice(0, most);
  const more = list.length > most ? [`${paint.dot} and ${list.length - most} more; see --json.`] : [];
  return [paint.bold(title), ...shown.flatMap((change) => wrap(changeText(change, won), look.width, `${paint.dot} `)), ...more];
}

function waysOut(gate: GateResult, look: RenderOptions): string[] {
  const lead = 'Ways out: ';
  return wrap(waysOutText(gate).slice(lead.length), look.width, lead);
}
