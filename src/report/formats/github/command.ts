// Workflow commands of GitHub Actions that annotate.
import { oneLine } from '../../../errors.js';
import { cut } from '../../cut.js';

export type AnnotationLevel = 'error' | 'warning' | 'notice';

export interface Annotation {
  level: AnnotationLevel;
  title: string;
  text: string;
  path?: string;
  line?: number;
  column?: number;
}

/** GitHub cuts longer ones. */
const longest = { title: 250, path: 4_096, text: 4_000 };

/** As `@actions/core` writes a command (packages/core/src/command.ts): in properties colons and commas are escaped too. */
export function commandOf({ level, title, text, path, line, column }: Annotation): string {
  // A path that cannot be shown as it is has no lines that anybody could be led to.
  const plain = path !== undefined && path === said(path, longest.path) ? { file: path, line, col: column } : {};
  const properties = { ...plain, title: said(title, longest.title) };
  const written = Object.entries(properties).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${property(String(value))}`]));
  return `::${level} ${written.join(',')}::${data(said(text, longest.text))}`;
}

/** Text in one line, without the older form of a command ("##[name]"). */
function said(text: string, longest: number): string {
  return cut(oneLine(text), longest).replace(/##(?=(?:vso|teamcity)?\[)/g, '# #');
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
