// The one list of report formats. Each is a folder beside this file, loaded only where it is asked for.
import type { KnownError } from '../../errors.js';
import { reportHeads } from '../../inventory/report-heads.js';
import type { RenderOptions } from '../render-options.js';
import type { Report } from '../report.js';

export type Reporter = (report: Report, look: RenderOptions) => string;

/** @param inside where the project lies in its repository, "" at the top */
export type FailureReporter = (error: KnownError, inside: string) => string;

/** The names of the formats: those whose files a later audit knows. */
export type FormatName = keyof typeof reportHeads;

export interface Format {
  name: FormatName;
  /** The ending of a file's name that picks it; null where only its own name does. */
  ending: `.${string}` | null;
  /** How a file of it begins. */
  head: RegExp;
  /** Whether what is printed are commands for a CI service, which must reach it as they are. */
  isCommands: boolean;
  load(): Promise<Reporter>;
  /** How the format says that there is no report; null where it has no word for it. */
  loadFailure: (() => Promise<FailureReporter>) | null;
}

/** Every format, each once. */
export const formats: readonly Format[] = [
  {
    name: 'terminal',
    ending: '.txt',
    head: reportHeads.terminal,
    isCommands: false,
    load: async () => (await import('./terminal/index.js')).terminal,
    loadFailure: null,
  },
  {
    name: 'markdown',
    ending: '.md',
    head: reportHeads.markdown,
    isCommands: false,
    load: async () => (await import('./markdown/index.js')).markdown,
    loadFailure: null,
  },
  { name: 'html', ending: '.html', head: reportHeads.html, isCommands: false, load: async () => (await import('./html/index.js')).html, loadFailure: null },
  {
    name: 'json',
    ending: '.json',
    head: reportHeads.json,
    isCommands: false,
    load: async () => (await import('./json/index.js')).json,
    loadFailure: async () => (await import('./json/failure.js')).jsonFailure,
  },
  {
    name: 'sarif',
    ending: '.sarif',
    head: reportHeads.sarif,
    isCommands: false,
    load: async () => (await import('./sarif/index.js')).sarif,
    loadFailure: null,
  },
  { name: 'junit', ending: '.xml', head: reportHeads.junit, isCommands: false, load: async () => (await import('./junit/index.js')).junit, loadFailure: null },
  {
    name: 'gitlab',
    ending: null,
    head: reportHeads.gitlab,
    isCommands: false,
    load: async () => (await import('./gitlab/index.js')).gitlab,
    loadFailure: null,
  },
  {
    name: 'github',
    ending: null,
    head: reportHeads.github,
    isCommands: true,
    load: async () => (await import('./github/index.js')).github,
    loadFailure: async () => (await import('./github/failure.js')).githubFailure,
  },
  { name: 'csv', ending: '.csv', head: reportHeads.csv, isCommands: false, load: async () => (await import('./csv/index.js')).csv, loadFailure: null },
  {
    name: 'summary',
    ending: '.jsonl',
    head: reportHeads.summary,
    isCommands: false,
    load: async () => (await import('./summary/index.js')).summary,
    loadFailure: null,
  },
];

export const formatNames: readonly FormatName[] = formats.map(({ name }) => name);

/** @returns the format of a name; null where there is none */
export function formatNamed(name: string): Format | null {
  return formats.find((format) => format.name === name) ?? null;
}

/** @returns the format that a file's name asks for; null where its ending picks none */
export function formatOf(path: string): Format | null {
  const ending = /\.[a-z]+$/.exec(path.toLowerCase())?.[0];
  return formats.find((format) => format.ending === ending) ?? null;
}
