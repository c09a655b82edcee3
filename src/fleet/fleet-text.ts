// The fleet in a few lines for a terminal.

import { oneLine } from '../errors.js';
import { shorten, wrap } from '../terminal/text.js';
import type { Overview } from './overview.js';

const mostShown = 10;

/** @param width columns of the terminal */
export function fleetText(overview: Overview, width: number): string {
  const { projects, withoutMl, withoutResult, stale, gaps, hazards, waivers, trend, generated } = overview;
  const said = (text: string) => shorten(oneLine(text), width - 4);
  const part = (title: string, lines: readonly string[], all = lines.length) => {
    const more = all > mostShown ? [`  and ${all - mostShown} more`] : [];
    return all === 0 ? [] : ['', title, ...lines.slice(0, mostShown).map((line) => `  ${line}`), ...more];
  };
  const worst = projects.map(({ repository, summary: { critical, repository: shown } }) =>
    said(`${critical.count} critical, ${shown.score === null ? '–' : `${shown.score} %`}  ${repository}`),
  );
  const [latest] = trend.slice(-1);
  return [
    `mlready fleet · ${generated.slice(0, 10)}`,
    ...wrap(
      `${projects.length} ${projects.length === 1 ? 'project' : 'projects'} with machine learning, ${withoutMl.length} without, ${withoutResult.length} without a result${
        latest === undefined || latest.score === null ? '' : `; the repositories show ${latest.score} % on average`
      }`,
      width,
    ),
    ...part('What needs somebody first', worst),
    ...part(
      'Missing most often',
      gaps.map(({ check, projects: number }) => said(`${number}  ${check}`)),
    ),
    ...part(
      'Hazards seen most often',
      hazards.map(({ code, title, projects: number }) => said(`${number}  ${code} ${title}`)),
    ),
    ...part(
      'Waivers that are due',
      waivers.map(({ project, check, expires, expired }) =>
        said(
          `${project.repository}: ${[...(expired === 0 ? [] : [`${expired} expired`]), ...(check === null ? [] : [`${check} until ${expires}`])].join(', ')}`,
        ),
      ),
    ),
    ...part(
      'No result for 30 days',
      stale.map(({ repository, days }) => said(`${days} days  ${repository}`)),
    ),
    ...part(
      'Without a result',
      withoutResult.map(({ repository, error }) => said(`${repository}: ${error.says}`)),
    ),
    '',
  ].join('\n');
}
