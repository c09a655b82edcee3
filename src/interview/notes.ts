// What is known about a question, beside it: what the repository shows with its places, what was said before, what is still to be kept.
import type { Answer, Assessment, Catalogue, Check, CitationState, EvidenceRef, Fact, Finding, Place, Proposal } from '../model/index.js';
import { explainedText, percent, refText } from '../report/messages/results.js';
import { roundDown } from '../report/round-down.js';
import { placeText } from '../terminal/text.js';
import type { Remark, SaidParagraph } from './question.js';

/** What a person has said about a question and not yet settled with an answer. */
export interface AnswerDraft {
  note?: string;
  evidence: EvidenceRef[];
  dispute: Answer['dispute'];
  /** The day on which to look at it again. */
  reviewBy?: string;
}

const places = (list: readonly Place[]) => {
  const [first, second] = list.map(placeText);
  return [first, second].filter((one) => one !== undefined).join(', ') + (list.length > 2 ? `, and ${list.length - 2} more` : '');
};

/** @returns the lines beside the question of a check. */
export function remarksOn(finding: Finding, check: Check, facts: readonly Fact[], catalogue: Catalogue): Remark[] {
  const title = (signal: string) => catalogue.signals.find(({ id }) => id === signal)?.title ?? signal;
  const fact = (signal: string) => facts.find((one) => one.signal === signal && one.state === 'present');
  const seen = (signals: readonly string[], label: string, tone: Remark['tone']): Remark[] =>
    signals.flatMap((signal) => {
      const one = fact(signal);
      return one ? [{ label, text: `${title(signal)}: ${places(one.places)}`, tone }] : [];
    });
  const shown = [
    ...seen(
      check.refutedBy.map(({ signal }) => signal),
      'Against',
      'against',
    ),
    ...seen(
      check.shownBy.map(({ signal }) => signal),
      'Seen',
      'for',
    ),
    ...seen(check.hints, 'Nearby', 'plain'),
  ];
  return [...(shown.length > 0 ? shown : [{ label: 'Seen', text: nothing(finding, title), tone: 'plain' as const }]), ...said(finding, catalogue, check)];
}

function nothing(finding: Finding, title: (signal: string) => string): string {
  const { code } = finding.reason;
  return code === 'declared-only' || code === 'unreadable' ? explainedText({ ...finding, answer: null }, title) : 'nothing of it in the repository';
}

function said({ answer, flags, citations }: Finding, catalogue: Catalogue, check: Check): Remark[] {
  if (answer === null) return [];
  const who = [answer.by, answer.on ?? answer.brought].filter((one) => one !== undefined).join(', ');
  const old = flags.includes('expired')
    ? ' (too old to count)'
    : flags.includes('undated')
      ? ' (not dated)'
      : flags.includes('stale')
        ? ' (due for review)'
        : '';
  const changed = citations.flatMap(({ ref, state }) => ('path' in ref && state !== 'good' ? [`${refText(ref)} ${stateWords[state]}`] : []));
  return [
    { label: 'Answer', text: `${answerLabel(answer.value, check, catalogue)}${who === '' ? '' : ` (${who})`}${old}`, tone: 'said' },
    ...(answer.why === undefined ? [] : [{ label: 'Reason', text: answer.why, tone: 'said' as const }]),
    ...changed.map((text): Remark => ({ label: 'Changed', text, tone: 'against' })),
  ];
}

/** What became of a cited file, as the end of a sentence. */
export const stateWords = {
  good: 'is as it was',
  missing: 'is not a file that is read here (git has to track it)',
  'part-missing': 'has no such lines or section',
  empty: 'says too little to prove anything',
  manifest: 'is the manifest itself',
  changed: 'has changed since',
  unrelated: 'says nothing about this check',
  echo: 'only repeats what the checks say',
  'too-large': 'is too large to be read',
  imported: 'is imported, and counts as what it is',
} as const satisfies Record<CitationState, string>;

/** @returns the lines about what is kept for the answer to come. */
export function draftRemarks({ note, evidence, dispute }: AnswerDraft): Remark[] {
  return [
    ...evidence.map((ref): Remark => ({ label: 'Evidence', text: refText(ref), tone: 'said' })),
    ...(note === undefined ? [] : [{ label: 'Note', text: note, tone: 'said' as const }]),
    ...dispute.map(({ path, note: why }): Remark => ({ label: 'Disputed', text: `${path}: ${why}`, tone: 'said' })),
  ];
}

/** @returns an answer's value in words. */
export function answerLabel(value: string, { scale }: Pick<Check, 'scale'>, catalogue: Catalogue): string {
  if (value === 'unknown') return 'nobody knows';
  if (value === 'does-not-apply') return 'does not apply';
  return catalogue.scales.find(({ id }) => id === scale)?.options.find((option) => option.value === value)?.label ?? value;
}

/** @returns an option as a choice: the scale's word, and what it means for this check where the check says so */
export function countsOf(value: string, label: string, { counts }: Pick<Check, 'counts'>): string {
  const meaning = counts !== null && Object.hasOwn(counts, value) ? counts[value] : undefined;
  return meaning === undefined ? label : `${label.replace(/,.*$/, '')}: ${meaning}`;
}

/** @returns the line that asks whether a place is the answer */
export function proposalRemark({ place, says, quote }: Proposal): Remark[] {
  return [{ label: 'Perhaps', text: `${placeText(place)} ${says}: “${quote}” Is this it?`, tone: 'for' }];
}

/** Lines that fit beside a question on a low screen. */
const shortWhy = { aim: 2, counts: 4 } as const;

/** @returns what counts, in six lines; or all: what goes wrong, the closest case, how to start and the frameworks that ask for it */
export function whyOf(check: Check, finding: Finding, catalogue: Catalogue, all: boolean): SaidParagraph[] {
  if (!all)
    return [
      { label: 'Aim', text: check.statement, lines: shortWhy.aim },
      { label: 'Counts', text: check.help, lines: shortWhy.counts },
    ];
  const consideration = catalogue.considerations.find(({ id }) => id === check.consideration);
  const story = catalogue.cases.find(({ id }) => id === finding.cases[0]);
  const refs = Object.entries(check.refs).map(
    ([id, items]) => `${(catalogue.frameworks.find((one) => one.id === id)?.title ?? id).replace(/[,:].*$/, '')} (${items.join(', ')})`,
  );
  return [
    { label: 'Aim', text: check.statement },
    { label: 'Counts', text: check.help },
    ...(consideration ? [{ label: 'Risk', text: consideration.problem }] : []),
    ...(story
      ? [
          {
            label: 'Case',
            text: `${story.organisation ?? story.title}${story.year === null ? '' : `, ${story.year}`}: ${story.happened} Lesson: ${story.lesson}`,
            tone: 'dim' as const,
          },
        ]
      : []),
    { label: 'Start', text: check.remedy },
    ...(refs.length > 0 ? [{ label: 'Asked by', text: refs.join('; '), tone: 'dim' as const }] : []),
  ];
}

/** @returns a score in words, "not assessed" where there is none. */
export function scoreText({ assessed, overall }: Assessment): string {
  return assessed && overall.score !== null ? percent(roundDown(overall.score)) : 'not assessed';
}
