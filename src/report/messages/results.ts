// The wording of results. What is so comes in as codes; how it sounds is decided here and nowhere else.
import type { Answer, Case, CitationState, EvidenceRef, Flag, HeldBy, Lessened, Level, Reason, Risk, Uncounted, Verdict } from '../../model/index.js';
import { shorten } from '../../terminal/text.js';
import { doubtWords } from './doubts.js';
import { importText } from './imports.js';

/** The words for a level, as they stand at the start of the verdict. */
export const levelNames: Record<Level, string> = {
  research: 'Research',
  prototype: 'Prototype',
  pilot: 'Pilot',
  production: 'Production-ready',
  exemplary: 'Exemplary',
};

export const verdictNames: Record<Verdict, string> = { met: 'met', partial: 'partly met', gap: 'gap', unknown: 'open', 'not-applicable': 'does not apply' };

/** What is wrong with a path or an address that an answer points at. */
export const citationNames: Record<CitationState, string> = {
  good: 'in order',
  missing: 'missing',
  'part-missing': 'without such lines or section',
  empty: 'without substance',
  manifest: 'the manifest itself',
  changed: 'changed since',
  unrelated: 'not about this',
  echo: "the checks' own words",
  'too-large': 'too large to be read',
  imported: 'imported, and counted as what it is',
};

/** What an answer points at: docs/runbook.md, docs/runbook.md:12-40, docs/runbook.md (section "Rollback"). */
export function refText(ref: EvidenceRef): string {
  if (!('path' in ref)) return ref.url;
  return ref.section !== undefined ? `${ref.path} (section "${ref.section}")` : ref.lines !== undefined ? `${ref.path}:${ref.lines}` : ref.path;
}

export const effortNames = { S: 'under a day', M: 'days', L: 'weeks' } as const;

/** What of a finding says why it is what it is. */
interface Explained {
  answer: Answer | null;
  reason: Reason;
  verdict: Verdict;
  /** What its check says is still missing where a part is shown. */
  missing?: string | null;
}

/** Why a finding is what it is, as a clause without a full stop. @param title gives the words for a signal's id */
function reasonText({ answer, reason, verdict }: Explained, title: (signal: string) => string): string {
  const isPointed = answer !== null && answer.evidence.length > 0;
  const named = (signals: readonly string[]) => signals.map((signal) => `"${title(signal)}"`).join(', ');
  switch (reason.code) {
    case 'condition-not-met':
      return 'does not concern this project, by the context in its manifest';
    case 'not-here':
      return `does not concern this project, which does nothing of the kind here (${reason.activities.join(', ')})`;
    case 'refuted':
      return `against it: "${title(reason.signal)}"`;
    case 'shown-answer-lower':
      return `it claims less than is seen: "${title(reason.signal)}"`;
    case 'shown':
      return `seen: "${title(reason.signal)}"`;
    case 'shown-less':
      return `seen, but ${reason.by.map(lessText).join(' and ')}: "${title(reason.signal)}"`;
    case 'imported':
      return `imported: ${importText(reason.by)}${reason.half ? ', half of it, as nobody says what the result rests on' : ''}`;
    case 'imported-answer-lower':
      return `it claims less than a result shows: ${importText(reason.by)}`;
    case 'import-failed':
      return `against it: ${importText(reason.by)}`;
    case 'switched-off':
      return `switched off by the pack ${reason.pack}: ${reason.why}`;
    case 'set-aside':
      return `set aside: ${reason.why}`;
    case 'answered-with-evidence':
      return 'with evidence';
    case 'answered':
      return isPointed ? 'what it points at shows nothing by itself' : 'nothing pointed at';
    case 'answered-not-seen':
      return `nothing seen, and ${isPointed ? 'what it points at shows nothing by itself' : 'nothing pointed at'}, so it counts ${verdict === 'gap' ? 'for nothing' : 'at most half'}`;
    case 'not-seen':
      return `not seen: ${named(reason.signals)}; who does this leaves it in the repository`;
    case 'not-seen-here':
      return 'not seen here; it may live outside this repository';
    case 'declared-only':
      return `a tool is listed but never used, for ${named(reason.signals)}`;
    case 'unreadable':
      return `files that could show it were not read, for ${named(reason.signals)}`;
    case 'answer-expired':
      return 'the answer is too old to count';
    case 'answer-not-counted':
      return `the answer does not count: ${uncountedTexts[reason.why]}`;
    case 'nobody-said':
      return answer === null ? 'nothing found, nobody asked' : 'nothing found';
    default:
      return complete(reason);
  }
}

/** Whether a finding is open for no other reason than that nothing is seen and nobody was asked: it needs no words of its own. */
export function isUnasked({ code }: Reason): boolean {
  return code === 'nobody-said' || code === 'not-seen-here';
}

/** Why what is seen earns less than it could, as a clause. */
function lessText(less: Lessened): string {
  if (less.code === 'few') return `only ${less.degree.count} of ${less.degree.total} (${less.enough} % would be enough)`;
  return less.doubt === null ? 'hollow' : `hollow (${doubtWords(less.doubt)})`;
}

/**
 * The answer and why the finding is what it is, as a clause; a plain "no" needs no reason.
 * @param title gives the words for a signal's id
 */
export function explainedText(finding: Explained, title: (signal: string) => string): string {
  const known = knownText(finding, title);
  const { missing = null } = finding;
  return missing === null ? known : `${known}; missing: ${missing.replace(/\.$/, '')}`;
}

function knownText(finding: Explained, title: (signal: string) => string): string {
  const { answer, reason, verdict } = finding;
  const half = verdict === 'partial' && reason.code === 'shown' ? 'half of it is ' : '';
  if (answer === null || answer.value === 'does-not-apply') return half + reasonText(finding, title);
  if (reason.code === 'answered' && verdict === 'gap') return `answered "${answer.value}"`;
  return `answered "${answer.value}", ${half}${reasonText(finding, title)}`;
}

const uncountedTexts: Record<Uncounted, string> = {
  early: 'it is dated in the future',
  unconfirmed: 'a program wrote it, and nobody has confirmed it',
  'no-reason': 'it sets the check aside and hardly says why (five words of its own at least)',
};

/** What a flag means, as a clause. */
export function flagText(flag: Flag): string {
  switch (flag) {
    case 'contradicted':
      return 'the answer claims more than the repository allows';
    case 'disagrees':
      return 'the answer and the repository disagree';
    case 'claimed-not-seen':
      return 'claimed, and not seen although it would have to be';
    case 'reused':
      return 'its evidence, under one name or several, is cited by more than three checks';
    case 'stale':
      return 'the answer is due for review';
    case 'undated':
      return 'the answer bears no date, and no commit of the history here tells one';
    case 'expired':
      return 'the answer is too old';
    case 'disputed':
      return 'places were disputed';
    case 'set-aside':
      return 'set aside by answer';
    case 'pending':
      return "newer than the manifest's pack: scored, and left out by the gate for a while";
    case 'guess-raised':
      return 'its risk was raised by a guess about the project';
    case 'citation-failed':
      return 'the evidence pointed at is missing, says nothing, or nothing of this';
    case 'early':
    case 'unconfirmed':
    case 'no-reason':
      return `the answer does not count: ${uncountedTexts[flag]}`;
    default:
      return complete(flag);
  }
}

/** What holds the level down, as a clause. `name` gives titles for stage ids. */
export function heldText(by: HeldBy, name: (stage: string) => string): string {
  switch (by.code) {
    case 'critical-not-met':
      return `the critical check ${by.check} is not met`;
    case 'context-unset':
      return `the context field "${by.field}" is not set and could make a check critical`;
    case 'little-evidence':
      return `${name(by.stage)} has under a quarter of its points proven by the repository or documents`;
    case 'much-set-aside':
      return `${by.percent} % of the points are set aside by what somebody says, or rest on the same evidence again and again`;
    case 'own-rules':
      return `${by.percent} % of the points are switched off by rules of the project's own, or rest on what only these take for proof`;
    default:
      return complete(by);
  }
}

/** What no scan of a repository can tell; stands at the end of every report. */
export const cannotTell =
  "A scan sees files, not people or running systems: what lives in another repository, a hosted service or somebody's head is unknown to it until somebody says so. That a practice is seen proves that it exists, not that it is good.";

/** A percentage with one decimal, "–" where there is none. */
export function percent(value: number | null): string {
  return value === null ? '–' : `${value.toFixed(1)} %`;
}

/** How urgent a risk sounds in a list. */
export const riskNames: Record<Risk, string> = { critical: 'critical', high: 'high', medium: 'medium', low: 'low' };

/** The citation of a case in one line: authors, year, title, venue, identifiers; what is not confirmed says so. */
export function citationOf(one: Pick<Case, 'authors' | 'moreAuthors' | 'year' | 'title' | 'venue' | 'identifiers' | 'confirmed'>): string {
  const [first, second, third] = one.authors;
  const authors =
    first === undefined
      ? ''
      : third !== undefined || (second !== undefined && one.moreAuthors)
        ? `${first} et al.`
        : second !== undefined
          ? `${first} and ${second}`
          : one.moreAuthors
            ? `${first} et al.`
            : first;
  const identifiers = Object.entries(one.identifiers).map(([kind, value]) =>
    kind === 'url'
      ? value
      : kind === 'aiid'
        ? incidentBeside(one.venue, value)
        : kind === 'atlas' || kind === 'number'
          ? value
          : kind === 'arxiv'
            ? `arXiv:${value}`
            : `${kind}:${value}`,
  );
  const parts = [authors, one.year === null ? 'undated' : String(one.year), `"${one.title}"`, one.venue, ...identifiers].filter((part) => part !== '');
  const doubt = one.confirmed === 'none' ? ' (as the survey prints it; not confirmed)' : one.confirmed === 'citation' ? ' (identifier not confirmed)' : '';
  return parts.join(', ') + doubt;
}

/** An incident by its number, where the venue does not name it already. */
function incidentBeside(venue: string, number: string): string {
  const named = `AI Incident Database ${number}`;
  const at = venue.indexOf(named);
  return at >= 0 && !/\w/.test(venue.charAt(at + named.length)) ? '' : named;
}

/** Whom a case happened to, and when. */
export function caseWho({ organisation, title, year }: Pick<Case, 'organisation' | 'title' | 'year'>): string {
  return `${organisation ?? shorten(title.replace(/ \(.*$/, ''), 50)}${year === null ? '' : `, ${year}`}`;
}

/** What to bear in mind about a case, as sentences. */
export function caseNotes({ notMl, disputed }: Pick<Case, 'notMl' | 'disputed'>): string[] {
  return [...(notMl ? ['The system was not machine learning.'] : []), ...(disputed ? ['The facts, or parts of them, are disputed.'] : [])];
}

/** The compiler proves that a switch has a case for every code: nothing is left to reach this. */
export function complete(never: never): never {
  throw new Error(`no words for ${JSON.stringify(never)}`);
}
