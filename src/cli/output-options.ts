// The options of every command that prints reports.
import { Option } from 'commander';
import { formatNames } from '../report/formats/index.js';
import { colorOption, jsonOption, noColorOption, repeatable } from './command-options.js';

/** What the command line says about reports. */
export interface OutputOptions {
  format?: string;
  json?: true;
  output: string[];
  stage?: string;
  color?: boolean;
  verbose?: true;
  full?: true;
  all?: true;
  open?: true;
  keepWaived?: true;
  trend?: string;
  framework?: string;
}

/**
 * The options, in the order of the help.
 * @param more formats that a command has beside those of every report
 */
export function outputOptions(more: readonly string[] = []): Option[] {
  return [
    new Option('-f, --format <format>', 'what goes to standard output (default: terminal)').choices([...formatNames, ...more]),
    repeatable('-o, --output <file>', 'write a report to a file as well, its ending or format= picks the format (repeatable)'),
    jsonOption('the same as --format json'),
    new Option('--stage <stage>', 'show one stage with its details'),
    colorOption(),
    noColorOption(),
    new Option('-v, --verbose', 'print the whole report, and how the points of every check came about'),
    new Option('--open', 'show the report as a page in the browser: the HTML that -o writes, otherwise a new file'),
    new Option(
      '--full',
      'print every check with its points and places, at a terminal page by page (PAGER); in Markdown, for a folder of documents; JSON with the texts of the rules',
    ),
    new Option('--all', 'show hazards that are on trial as well, which decide nothing yet'),
    new Option('--framework <id>', 'print what is shown of each item of one framework instead of the report: eu-ai-act, gdpr, iso-42001, …'),
    new Option('--trend <span>', 'show in HTML how readiness went: the last 12m, 90d or 1y of the history, or a file that mlready trend --json printed'),
    new Option('--keep-waived', 'keep waived findings in SARIF, as suppressed results'),
  ];
}
