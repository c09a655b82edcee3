// What the gate says: the verdict, every cause, what the change did, and the ways out.
import type { Comparison, GateChange, GateResult } from '../../../model/index.js';
import { type Paint, paintFor } from '../../../terminal/paint.js';
import type { Screen } from '../../../terminal/screen.js';
import { safe, wrap } from '../../../terminal/text.js';
import { asideTexts, baseText, causeText, changeText, gateNames, missingText, policyText } from '../../messages/gate-messages.js';
import { hazardText, levelFallText, lossTexts, waysOut, waysOutText } from '../../messages/loss-messages.js';
import { policyTexts } from '../../messages/policy-messages.js';
import type { RenderOptions } from '../../render-options.js';
import type { Report } from '../../report.js';

const most = 12;

/** The lines about the gate; none where there is no gate. */
export function gateLines(report: Report, look: RenderOptions, paint: Paint): string[] {
  const { gate } = report;
  if (gate === null) return [];
  const name = (id: string) => report.stages.find((stage) => stage.id === id)?.title ?? id;
  const causes = gate.causes.flatMap((cause) => wrap(causeText(cause, name), look.width, `${paint.dot} `));
  return [
    '',
    ...heading(report, gate, look, paint),
    ...causes,
    ...lossLines(report, look, paint),
    ...comparisonLines(gate, look, paint, true),
    ...waysLines(report, look, paint),
  ];
}

/** What the gate says and nothing else, as text. */
export function gateText(untrusted: Report, screen: Screen): string {
  const look: RenderOptions = { ...screen, stage: null, ledger: false, full: false, all: false, waived: false };
  return `${gateLines(safe(untrusted), look, paintFor(screen)).slice(1).join('\n')}\n`;
}

/** What a change did, check by check, and what it did to the rules. @param told whether the losses stand elsewhere */
export function comparisonLines(compared: Comparison, look: Pick<RenderOptions, 'width'>, paint: Paint, told = false): string[] {
  const item = (text: string) => wrap(text, look.width, `${paint.dot} `);
  const { regressed, improved, policy } = compared;
  return [
    ...(told ? [] : changes('Lost against the base', regressed, false, look, paint)),
    ...changes('Won', improved, true, look, paint),
    ...asideTexts(compared).flatMap(item),
    ...(policy.length === 0 ? [] : [paint.bold('This change to the rules'), ...policy.slice(0, most).flatMap((change) => item(`${policyText(change)}.`))]),
    ...(policy.length > most ? item(`and ${policy.length - most} more; see --json.`) : []),
  ];
}

/** What was lost: what the change did, what was true before, and what may happen now. */
function lossLines(report: Report, look: Pick<RenderOptions, 'width'>, paint: Paint): string[] {
  const { gate } = report;
  if (gate === null || gate.regressed.length + gate.hazards.length === 0) return [];
  const sorted = [...gate.regressed].sort((a, b) => b.points - a.points).slice(0, most);
  const losses = sorted.flatMap((change) => {
    const { statement, allows } = lossTexts(report, change.check, change);
    return [
      ...wrap(`${changeText(change, false, true)}.`, look.width, `${paint.dot} `),
      ...(statement === '' ? [] : wrap(statement, look.width, '  Before: ')),
      ...(allows === '' || change.why !== null ? [] : wrap(allows, look.width, '  ')),
    ];
  });
  return [
    ...(sorted.length === 0 ? [] : [paint.bold('Lost against the base'), ...losses]),
    ...(gate.regressed.length > most ? [`${paint.dot} and ${gate.regressed.length - most} more; see --json.`] : []),
    ...(gate.hazards.length === 0 ? [] : [paint.bold('New dangers')]),
    ...gate.hazards.slice(0, most).flatMap((hazard) => wrap(hazardText(report, hazard), look.width, `${paint.dot} `)),
    ...(gate.hazards.length > most ? [`${paint.dot} and ${gate.hazards.length - most} more; see --json.`] : []),
  ];
}

function heading(report: Report, gate: GateResult, look: RenderOptions, paint: Paint): string[] {
  const { verdict, missing } = gate;
  const colours = { pass: paint.good, 'first-audit': paint.good, fail: paint.bad, 'not-comparable': paint.warn };
  const against = baseText(gate);
  return [
    colours[verdict](verdict === 'fail' ? paint.bold(gateNames[verdict]) : gateNames[verdict]),
    ...(against === '' ? [] : wrap(against, look.width)),
    ...(missing === null ? [] : wrap(missingText(missing), look.width)),
    ...policyTexts(gate).flatMap((text) => wrap(text, look.width)),
    ...wrap(levelFallText(report), look.width).filter((line) => line !== ''),
  ];
}

function changes(title: string, list: readonly GateChange[], won: boolean, look: Pick<RenderOptions, 'width'>, paint: Paint): string[] {
  if (list.length === 0) return [];
  const shown = [...list].sort((a, b) => b.points - a.points).slice(0, most);
  const more = list.length > most ? [`${paint.dot} and ${list.length - most} more; see --json.`] : [];
  return [paint.bold(title), ...shown.flatMap((change) => wrap(changeText(change, won), look.width, `${paint.dot} `)), ...more];
}

function waysLines(report: Report, look: Pick<RenderOptions, 'width'>, paint: Paint): string[] {
  const ways = waysOut(report);
  if (ways.length === 0) return [];
  return [paint.bold('Ways out'), ...ways.slice(0, most).flatMap((one) => wrap(waysOutText(one), look.width, `${paint.dot} `))];
}
