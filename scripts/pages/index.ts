// All that is printed into docs/: whole pages, and parts of written ones.
import { weights } from '../../src/assess/decision.js';
import type { Catalogue } from '../../src/model/index.js';
import type { Report } from '../../src/report/report.js';
import { casesPage } from './cases.js';
import { overviewPage, stagePage } from './checks.js';
import { considerationsPage } from './considerations.js';
import { coveragePage } from './coverage.js';
import { hazardsPage } from './hazards.js';
import { contextTable, keysTable, type Schema, scalesTable } from './manifest.js';
import { workedExample } from './scoring.js';
import { type Accuracy, changesParagraph, signalsPage } from './signals.js';
import { renamedTable, versionsTable } from './versions.js';

/** What the pages are printed from. */
export interface Sources {
  catalogue: Catalogue;
  accuracy: Accuracy;
  /** What `mlready checks --format markdown` prints. */
  checks: string;
  /** schemas/manifest.schema.json, parsed. */
  schema: Schema;
  /** The report of the sample project. */
  report: Report;
}

/** The pages that are printed whole, by their path in docs/. */
export function wholePages({ catalogue, accuracy, checks }: Sources): Record<string, string> {
  return {
    'cases.md': casesPage(catalogue),
    'checks.md': overviewPage(checks, catalogue),
    'considerations.md': considerationsPage(catalogue),
    'coverage.md': coveragePage(catalogue),
    'hazards.md': hazardsPage(catalogue, accuracy),
    'signals.md': signalsPage(catalogue, accuracy),
    ...Object.fromEntries(catalogue.stages.map((stage) => [`checks/${stage.id}.md`, stagePage(catalogue, stage)])),
  };
}

/** The parts that are printed into written pages, by the page's path in docs/ and the mark that the part stands between. */
export function parts({ catalogue, accuracy, schema, report }: Sources): Record<string, Record<string, string>> {
  return {
    'manifest.md': { keys: keysTable(schema), context: contextTable(catalogue), scales: scalesTable(catalogue) },
    'pull-requests.md': { changes: changesParagraph(accuracy) },
    'versioning.md': { versions: versionsTable(catalogue), renamed: renamedTable(catalogue) },
    'scoring.md': { example: workedExample(report, weights) },
  };
}

/** A page with its printed parts put between their marks. @throws Error where a mark is missing */
export function filled(page: string, printed: Readonly<Record<string, string>>): string {
  return Object.entries(printed).reduce((text, [name, body]) => {
    const between = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- /${name} -->)`);
    if (!between.test(text)) throw new Error(`a page has no mark ${name}`);
    return text.replace(between, (_, before: string, after: string) => `${before}\n${body}\n\n${after}`);
  }, page);
}
