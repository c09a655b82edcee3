// The items of all frameworks as CSV, for an auditor's spreadsheet.
import { placeText } from '../../terminal/text.js';
import { csvRow } from '../csv-row.js';
import { itemStates } from '../framework-texts.js';
import { verdictNames } from '../messages/results.js';
import type { Report } from '../report.js';

const separator = ' | ';
const columns = ['framework', 'version', 'item', 'title', 'state', 'applies from', 'applies', 'roles', 'risk classes', 'checks', 'places', 'answered by'];

/** A row for every item of every framework, also those that no check speaks to. Lists in a cell are separated by " | ". */
export function frameworksCsv({ frameworks, findings }: Pick<Report, 'frameworks' | 'findings'>): string {
  const byCheck = new Map(findings.map((finding) => [finding.check, finding]));
  const rows = Object.entries(frameworks).flatMap(([id, { version, items }]) =>
    items.map((item) => {
      const about = item.checks.flatMap((check) => byCheck.get(check) ?? []);
      const places = about.flatMap(({ evidence }) => evidence.map((one) => ('url' in one ? one.url : placeText(one))));
      const people = about.flatMap(({ check, answer }) => {
        const by = [answer?.by, answer?.on ?? answer?.brought].filter((part) => part !== undefined);
        return by.length === 0 ? [] : [`${check}: ${by.join(', ')}`];
      });
      return [
        id,
        version,
        item.id,
        item.title,
        itemStates[item.state],
        item.from === undefined ? '' : (item.from ?? 'no duty'),
        item.applies ?? '',
        (item.roles ?? []).join(separator),
        (item.riskClasses ?? []).join(separator),
        about.map(({ check, verdict, basis }) => `${check}: ${verdictNames[verdict]}${basis === null ? '' : `, ${basis}`}`).join(separator),
        [...new Set(places)].join(separator),
        people.join(separator),
      ];
    }),
  );
  return [columns, ...rows].map(csvRow).join('');
}
