// Notebooks kept as Markdown: MyST (`{code-cell}`) and the Markdown of jupytext. Told from a page that only shows code by the kernel that its head names.
import { readFrontMatter } from '../documents/front-matter.js';
import { linesOf } from '../text/lines.js';

/** One cell of code. */
export interface MarkdownCell {
  /** The line of the file (from 1) in which the source starts. */
  line: number;
  source: string;
}

const longestHead = 200;
const head = /^[ \t]{0,20}(?:jupytext|kernelspec)[ \t]{0,5}:/;

/** @returns whether a text may be such a notebook: its head speaks of a kernel. Looks at the head alone. */
export function isMarkdownNotebook(text: string): boolean {
  const lines = linesOf(text.slice(0, 20_000).replace(/^\uFEFF/, '')).slice(0, longestHead);
  if (!/^---[ \t]*$/.test(lines[0] ?? '')) return false;
  const end = lines.findIndex((line, index) => index > 0 && /^---[ \t]*$/.test(line));
  return end > 0 && lines.slice(1, end).some((line) => head.test(line));
}

/**
 * Reads the cells of such a notebook. Never throws.
 * @returns the kernel's language as notebooks say it, and the cells of code in the order of the file
 */
export function readMarkdownNotebook(text: string): { language: string; cells: MarkdownCell[] } {
  const lines = linesOf(text.replace(/^\uFEFF/, ''));
  const { values, lines: skip } = readFrontMatter(lines);
  const said = [values['kernelspec'], values['jupyter'], values['jupytext']].filter((one) => one !== undefined).join(', ');
  // The Markdown of jupytext keeps a cell behind a plain fence; in MyST such a fence only shows code.
  const plain = !/\bformat_name: ?myst\b/.test(said) && values['jupyter'] !== undefined;
  const cells: MarkdownCell[] = [];
  let fence = '';
  let cell: { line: number; lines: string[] } | null = null;
  const close = () => {
    if (cell) cells.push({ line: cell.line, source: cell.lines.join('\n') });
    cell = null;
    fence = '';
  };
  for (let index = skip; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const marks = /^(?:`{3,20}|~{3,20}|:{3,20})/.exec(line)?.[0] ?? '';
    if (fence !== '') {
      if (marks.startsWith(fence) && line.trim() === marks) close();
      else cell?.lines.push(line);
    } else if (marks !== '') {
      fence = marks;
      if (opensCell(line.slice(marks.length), plain)) cell = { line: index + 2, lines: [] };
    }
  }
  close();
  return { language: languageOfKernel(said), cells };
}

function opensCell(info: string, plain: boolean): boolean {
  if (/^[ \t]{0,5}\{code-cell\}/.test(info)) return true;
  return plain && /^(?:i?python3?|r)\b/i.test(info) && !/\.noeval\b|\bactive=/.test(info);
}

function languageOfKernel(said: string): string {
  const language = /\blanguage: ?([A-Za-z]{1,20})/.exec(said)?.[1];
  const name = /(?:^|, )name: ?([\w-]{1,40})/.exec(said)?.[1] ?? '';
  if (language !== undefined) return language.toLowerCase();
  return /^ir\b/i.test(name) ? 'r' : (/^(?:julia|javascript|deno|scala|java|rust)\b/i.exec(name)?.[0].toLowerCase() ?? 'python');
}

const optionLine = /^(?::[\w-]{1,40}:|---[ \t]*$)/;

/** The source of a MyST cell without the options at its head (`:tags: [hide-input]`, or a block between `---`): same lines. */
export function withoutOptions(source: string): string {
  const lines = source.split('\n');
  if (!optionLine.test(lines[0] ?? '')) return source;
  const block = lines[0]?.startsWith('---') === true;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (!block && !optionLine.test(line)) break;
    lines[index] = '';
    if (block && index > 0 && line.startsWith('---')) break;
  }
  return lines.join('\n');
}
