// One framework as text for a terminal: each item with its state, the checks that speak to it and where they are to be seen.
import { paintFor } from '../terminal/paint.js';
import type { Screen } from '../terminal/screen.js';
import { placeText, safe, wrap } from '../terminal/text.js';
import { bindingTexts, countsText, frameworkTexts, itemStates, type ReportItem, shortName } from './framework-texts.js';
import { verdictNames } from './messages/results.js';
import type { Report, ReportFinding } from './report.js';

/** @param id of a framework of the report */
export function frameworkText(given: Report, id: string, screen: Screen): string {
  const report = safe(given);
  const framework = report.frameworks[id];
  if (framework === undefined) throw new Error(`no framework ${id}`);
  const paint = paintFor(screen);
  const findings = new Map(report.findings.map((finding) => [finding.check, finding]));
  const folded = (text: string, lead = '') => wrap(text, screen.width, lead);
  const head = [
    ...folded(`${paint.bold(`mlready ${paint.dot} ${shortName(id)}`)} ${paint.dot} ${report.project.name}`),
    ...folded(`${framework.title}. Version: ${framework.version}, ${framework.status}.`),
    '',
    ...folded(`${countsText(framework)}.`),
    ...folded(frameworkTexts.states),
    ...folded(frameworkTexts.advice),
    ...framework.notes.flatMap((note) => folded(note, `${paint.dot} `)),
    '',
  ];
  const paints: Partial<Record<ReportItem['state'], (text: string) => string>> = { shown: paint.good, partly: paint.warn, open: paint.dim };
  const asked = framework.items.flatMap((item) =>
    item.state === 'not-asked'
      ? []
      : [
          ...folded(`${item.id}: ${titleOf(item)}`, `${(paints[item.state] ?? ((text: string) => text))(itemStates[item.state])} ${paint.dot} `),
          ...item.checks.flatMap((check) => checkLines(findings.get(check), screen.width)),
        ],
  );
  const rest = framework.items.filter(({ state }) => state === 'not-asked');
  const last =
    rest.length === 0
      ? []
      : ['', paint.bold('Not looked at, because no check speaks to them'), ...rest.flatMap((item) => folded(`${item.id}: ${titleOf(item)}`))];
  return `${[...head, ...asked, ...last].join('\n')}\n`;
}

function titleOf(item: ReportItem): string {
  const texts = bindingTexts(item);
  return texts.length === 0 ? item.title : `${item.title} (${texts.join('; ')})`;
}

function checkLines(finding: ReportFinding | undefined, width: number): string[] {
  if (finding === undefined) return [];
  const [place] = finding.evidence;
  const where = place === undefined ? '' : `, ${'url' in place ? place.url : placeText(place)}`;
  return wrap(`${verdictNames[finding.verdict]}: ${finding.check}${where}`, width, '    ');
}
