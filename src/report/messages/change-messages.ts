// The wording of what a change brings.
import { count } from '../../terminal/count.js';
import type { ChangeReport, ReportedChange } from '../change-schema.js';
import { doubtWords } from './doubts.js';
import { missingText } from './gate-messages.js';

/** What was found, in one sentence. */
export function changeVerdict({ findings, base, missing }: Pick<ChangeReport, 'findings' | 'base' | 'missing'>): string {
  if (base === null) return `Not compared. ${missing === null ? '' : missingText(missing)}`.trim();
  const since = `since ${base.commit.slice(0, 10)} (${base.asked})`;
  const [hazards, lost] = [findings.filter(({ kind }) => kind === 'hazard').length, findings.filter(({ kind }) => kind !== 'hazard').length];
  const parts = [
    ...(hazards === 0 ? [] : [count(hazards, 'new hazard')]),
    ...(lost === 0 ? [] : [`${count(lost, 'practice')} that ${lost === 1 ? 'proves' : 'prove'} less than before`]),
  ];
  return parts.length === 0 ? `Nothing to say of what changed ${since}.` : `${parts.join(' and ')} in what changed ${since}.`;
}

/** What is wrong, in one sentence. */
export function changeHeadline({ kind, title, doubt }: Pick<ReportedChange, 'kind' | 'title' | 'doubt'>): string {
  switch (kind) {
    case 'hazard':
      return `${title}.`;
    case 'weaker':
      return `"${title}" is proved less than before${doubt === null ? '' : `: ${doubtWords(doubt)}`}.`;
    case 'gone':
      return `"${title}" was shown here, and nothing shows it any more.`;
  }
}

/** Where else it stands in the file; null where it does not. */
export function alsoText({ also }: Pick<ReportedChange, 'also'>): string | null {
  if (also.length === 0) return null;
  const lines = also.flatMap(({ line, cell }) => (line === undefined ? [] : [cell === undefined ? String(line) : `cell ${cell} line ${line}`]));
  const shown = lines.slice(0, 10);
  return `The same in ${count(also.length, 'more place')} of this file${shown.length === 0 ? '' : `: ${shown.join(', ')}${lines.length > shown.length ? ', …' : ''}`}.`;
}

/** Why it matters: what it can lead to, or what can be said no longer. */
export function changeWhy({ kind, why }: Pick<ReportedChange, 'kind' | 'why'>): string {
  return kind === 'hazard' ? why : `It was proof that this holds: ${why}`;
}

/** Whom it hurt, and what they learned; null where no case is told of it. */
export function changeCase({ case: told }: Pick<ReportedChange, 'case'>): string | null {
  return told === null ? null : [`${told.who}: ${told.happened}`, ...told.notes, `Lesson: ${told.lesson}`].join(' ');
}

/** How often the rule was right; null for a practice, of which no single place is measured. */
export function precisionText({ kind, precision, trial }: Pick<ReportedChange, 'kind' | 'precision' | 'trial'>): string | null {
  if (kind !== 'hazard') return null;
  const said = trial ? 'This rule is on trial and decides nothing yet. ' : '';
  if (precision === null) return `${said}None of the public repositories that were read had it, so nobody has measured how often this rule is right.`;
  const { right, places, on } = precision;
  return `${said}This rule was right in ${right} of ${places} ${places === 1 ? 'place' : 'places'} that people read in public repositories (${on}).`;
}

/** How to dispute it beside the line; null where it has no code. */
export function disputeText({ code }: Pick<ReportedChange, 'code'>): string | null {
  return code === null ? null : `mlready: ignore[${code}] why it does no harm here`;
}
