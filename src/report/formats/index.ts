// The reporters, each in its own module so that only what is asked for is loaded.
import type { RenderOptions } from '../render-options.js';
import type { Report } from '../report.js';

export type Reporter = (report: Report, look: RenderOptions) => string;

/** Every format by name. */
export const reporters: Record<string, () => Promise<Reporter>> = {
  terminal: async () => (await import('./terminal/index.js')).terminal,
  markdown: async () => (await import('./markdown/index.js')).markdown,
  html: async () => (await import('./html/index.js')).html,
  json: async () => (await import('./json/index.js')).json,
  sarif: async () => (await import('./sarif/index.js')).sarif,
  junit: async () => (await import('./junit/index.js')).junit,
  gitlab: async () => (await import('./gitlab/index.js')).gitlab,
  github: async () => (await import('./github/index.js')).github,
  csv: async () => (await import('./csv/index.js')).csv,
};

const endings: Record<string, string> = {
  '.txt': 'terminal',
  '.md': 'markdown',
  '.html': 'html',
  '.json': 'json',
  '.sarif': 'sarif',
  '.xml': 'junit',
  '.csv': 'csv',
};

/** Which format a file's name asks for; null where it says none. */
export function formatOf(path: string): string | null {
  const ending = /\.[a-z]+$/.exec(path.toLowerCase())?.[0] ?? '';
  return endings[ending] ?? null;
}
