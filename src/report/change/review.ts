// What a change brings as a review of a pull request on GitHub: a comment at each line, the repaired lines as a suggestion.
// The form is the body of "Create a review for a pull request" (docs.github.com/rest/pulls/reviews); scripts/action/review.mjs sends it.
import { jsonText } from '../../terminal/json.js';
import type { ChangeReport, ReportedChange } from '../change-schema.js';
import { text } from '../formats/markdown/text.js';
import { repositoryPath } from '../links.js';
import { changeHeadline } from '../messages/change-messages.js';
import { changeBody, fenced, most, visible } from './markdown.js';

/** More comments in one review are a wall that nobody reads. */
const mostComments = 10;
const longestPath = 4_096;

interface ReviewComment {
  path: string;
  line: number;
  side: 'LEFT' | 'RIGHT';
  start_line?: number;
  start_side?: 'RIGHT';
  body: string;
}

/** @returns the review as JSON; without comments and with an empty body where there is nothing to say */
export function changeReview(report: ChangeReport): string {
  const { findings, project } = report;
  const shown = findings.slice(0, mostComments);
  const placed = shown.flatMap((finding) => commentOf(finding, project.inside) ?? []);
  const rest = shown.filter((finding) => commentOf(finding, project.inside) === null);
  const body = [
    ...rest.flatMap((finding) => [mark(finding), `**${text(finding.place.path)}: ${text(changeHeadline(finding))}**`, '', ...changeBody(finding), '']),
    ...(findings.length > shown.length ? [`${findings.length - shown.length} more: mlready audit --changed`] : []),
  ];
  return jsonText({ event: 'COMMENT', body: body.join('\n').trim(), comments: placed });
}

/** By this the next run knows what it has said already. */
function mark({ fingerprint }: ReportedChange): string {
  return `<!-- mlready:${fingerprint.slice(0, 32)} -->`;
}

/** What would stand there otherwise than it is written, or not whole, is no suggestion. */
function isSuggestion(patch: ReportedChange['patch']): boolean {
  return patch !== null && patch.lines.length <= most.lines && patch.lines.every((line) => line.length <= most.column && visible(line) === line);
}

/** The comment at the line of a finding; null where it has none: a whole file, a cell of a notebook. */
function commentOf(finding: ReportedChange, inside: string): ReviewComment | null {
  const { place, kind } = finding;
  const patch = isSuggestion(finding.patch) ? finding.patch : null;
  const path = repositoryPath(inside, place.path);
  if (place.line === undefined || place.cell !== undefined || path === null || path === '' || path.length > longestPath) return null;
  const at =
    patch === null ? { line: place.line } : { line: patch.last, ...(patch.first < patch.last && { start_line: patch.first, start_side: 'RIGHT' as const }) };
  const suggestion = patch === null ? [] : [...fenced(patch.lines, 'suggestion'), ''];
  const said = { ...finding, text: null, patch: null, form: patch === null ? finding.form : null };
  return {
    path,
    ...at,
    side: kind === 'gone' ? 'LEFT' : 'RIGHT',
    body: [mark(finding), `**${text(changeHeadline(finding))}**`, '', ...suggestion, ...changeBody(said)].join('\n'),
  };
}
