// The report as Markdown (CommonMark with the tables of GFM): for a change, or, in full, for a folder of documents.
import { packText } from '../../messages/summary.js';
import type { RenderOptions } from '../../render-options.js';
import type { Report } from '../../report.js';
import { type ChangeSection, changeSections } from './change.js';
import { fullLines } from './full.js';
import { code, text } from './text.js';

/** GitHub takes comments of at most 65,536 characters. */
const mostCharacters = 60_000;

/** The comment at the top, by which a later report finds the one it replaces: one for each project of a repository. */
export function marker({ project }: Pick<Report, 'project'>): string {
  return `<!-- mlready:report ${encodeURIComponent(project.inside === '' ? '.' : project.inside.replace(/[\ud800-\udfff]/gu, '?')).replaceAll('--', '%2D%2D')} -->`;
}

/** The report as Markdown, ending in a line break. */
export function markdown(report: Report, { full }: RenderOptions): string {
  const first = marker(report);
  const last = footer(report);
  if (full) return `${[first, ...fullLines(report), '', last].join('\n')}\n`;
  return `${[first, ...cut(changeSections(report), mostCharacters - first.length - last.length), last].join('\n')}\n`;
}

function footer({ tool, pack, project, generated }: Report): string {
  const commit = project.revision === null ? '' : ` · ${code(project.revision.slice(0, 10))}`;
  return `<sub>mlready ${text(tool.version)} · pack ${text(packText(pack))}${commit} · ${generated.slice(0, 10)}</sub>`;
}

/** Leaves out whole sections, the least important first, until the rest fits; says which. */
function cut(sections: readonly ChangeSection[], room: number): string[] {
  const shown: ChangeSection[] = [];
  const left: string[] = [];
  let used = 200;
  for (const section of sections) {
    const length = section.lines.join('\n').length + 1;
    // The verdict is what the comment is for.
    if (used + length > room && shown.length > 0) left.push(section.name);
    else {
      shown.push(section);
      used += length;
    }
  }
  return [...shown.flatMap(({ lines }) => lines), ...(left.length === 0 ? [] : [`Left out, because it would be too long: ${left.join(', ')}.`, ''])];
}
