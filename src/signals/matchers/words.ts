// Words that the descriptions of several kinds of matcher share.
import type { ToolJob, Where } from '../../model/index.js';
import type { Pattern } from '../pattern.js';

/** @returns which files are looked at where it is not the project's own code alone, with a comma before it; otherwise nothing */
export function whereWords(where: Where): string {
  if (where === 'own') return '';
  return where === 'tests' ? ', in tests' : ', also in tests';
}

/** @returns the names that are asked for: first those that stand in the rule, then for each job its tools by what they are called in code or in dependency lists */
export function nameWords(names: readonly string[], jobs: readonly string[], tools: readonly ToolJob[], key: 'imports' | 'distributions'): string {
  const ofJobs = tools
    .filter(({ job }) => jobs.includes(job))
    .map(({ title, tools: list }) => `a tool for ${title.toLowerCase()} (${list.map((tool) => tool[key].join(', ') || tool.name).join(', ')})`);
  return [...names, ...ofJobs].join(', ');
}

/** @returns a regular expression as it is shown */
export function patternWords({ source }: Pattern): string {
  return `/${source}/`;
}

/** What holds for every kind that looks into code. */
export const codeReading = 'Code is read as code, in notebooks the code cells: nothing inside comments, docstrings or strings counts.';

/** What holds for every kind that searches settings. */
export const settingsReading = 'Comments are taken out of settings and code before they are searched.';
