// What is wrong in a project, said in one line with its place: the wording of a gap where there is room for no more.
import type { Place } from '../../model/index.js';
import { firstSentence, placeText } from '../../terminal/text.js';
import type { Report, ReportFinding } from '../report.js';
import { doubtMend, doubtWords } from './doubts.js';
import { importText } from './imports.js';

/** A gap in one line. */
export interface Lack {
  /** What is wrong here, as a sentence without a full stop. */
  text: string;
  /** Which form of it is to be seen at the place, for where there is room for it; null where that is not told apart. */
  detail: string | null;
  /** Where it is to be seen; null where nothing is there. */
  place: string | null;
  /** By what `mlready explain` knows it: the code of a hazard, otherwise the last part of the check's id. */
  id: string;
  /** What to do first, of what is not done yet. */
  first: string;
}

/**
 * @param finding a gap, or what is met in part
 * @param said what was said of other gaps: what is not seen may be missed by two checks, and is then told of the second in the words of the check
 * @returns what is wrong, where, and what to do first
 */
export function lackOf(report: Pick<Report, 'facts'>, finding: ReportFinding, said: ReadonlySet<string> = new Set()): Lack {
  const { text: first, place, detail = null, mend = null, id = finding.check.slice(finding.check.indexOf('.') + 1) } = wrong(report, finding);
  const plain = first.replace(/\.$/, '');
  const text = finding.reason.code === 'not-seen' && said.has(plain) ? `Not seen: ${lower(finding.statement.replace(/\.$/, ''))}` : plain;
  return { text, detail, place: place === null ? null : placeText(place), id, first: mend ?? firstSentence(finding.steps[0] ?? finding.remedy) };
}

interface Wrong {
  text: string;
  place: Place | null;
  detail?: string | null;
  /** What to do about the very thing that is there and does not work, before anything else. */
  mend?: string | null;
  id?: string;
}

function wrong({ facts }: Pick<Report, 'facts'>, finding: ReportFinding): Wrong {
  const { reason, ask, answer, statement } = finding;
  const factOf = (signal: string) => facts.find((fact) => fact.signal === signal);
  const placed = (signal: string) => finding.evidence.find((one) => 'signal' in one && one.signal === signal) ?? factOf(signal)?.places[0];
  const place = (signal: string): Place | null => {
    const found = placed(signal);
    return found !== undefined && 'path' in found ? found : null;
  };
  const title = (signal: string) => factOf(signal)?.title ?? signal;
  switch (reason.code) {
    case 'refuted': {
      const fact = factOf(reason.signal);
      const code = fact?.hazard?.code;
      const at = place(reason.signal);
      const [first] = fact?.places ?? [];
      // The label is that of the first place, which may be disputed.
      const detail = at !== null && first !== undefined && placeText(at) === placeText(first) ? (fact?.label ?? null) : null;
      return { text: title(reason.signal), place: at, detail, ...(code !== undefined && { id: code }) };
    }
    case 'shown-less':
      return { text: lessened(title(reason.signal), finding), place: place(reason.signal), mend: mendOf(finding) };
    case 'import-failed':
      return { text: `Failed: ${importText(reason.by)}`, place: { path: reason.by.file } };
    case 'imported':
      return { text: `Only a part is there: ${importText(reason.by)}`, place: null };
    case 'shown':
      return { text: finding.missing ?? `Only a part is there: ${lower(title(reason.signal))}`, place: place(reason.signal) };
    case 'not-seen':
      return notSeen(reason.signals.map((signal) => ({ title: title(signal), near: factOf(signal)?.near })));
    case 'answered-not-seen':
      return { text: `Answered "${answer?.value ?? ''}", and nothing of it is seen: ${lower(statement)}`, place: null };
    default:
      return {
        text: answer === null ? `Not shown: ${lower(statement)}` : `Answered "${answer.value}": ${ask}`,
        place: null,
      };
  }
}

/** Of what is there and hollow that is to be mended; where it is only too little, more of it has to come. */
function mendOf({ reason }: ReportFinding): string | null {
  if (reason.code !== 'shown-less' || reason.by.some(({ code }) => code === 'few')) return null;
  const [hollow] = reason.by.flatMap((by) => (by.code === 'hollow' && by.doubt !== null ? [by.doubt] : []));
  return hollow === undefined ? null : doubtMend(hollow);
}

function lessened(title: string, { reason, missing }: ReportFinding): string {
  if (reason.code !== 'shown-less') return title;
  const few = reason.by.flatMap((by) => (by.code === 'few' ? [`${by.degree.count} of ${by.degree.total}`] : []))[0];
  const hollow = reason.by.flatMap((by) => (by.code === 'hollow' && by.doubt !== null ? [doubtWords(by.doubt)] : []))[0];
  if (few !== undefined) return `Only ${few}: ${lower(title)}${hollow === undefined ? '' : `, and ${hollow}`}`;
  return hollow === undefined ? (missing ?? `Hollow: ${lower(title)}`) : `${title}, but ${hollow}`;
}

/** What leaves a trace and has left none; where something of it lies dead, that is what there is to see. */
function notSeen(signals: readonly { title: string; near: Report['facts'][number]['near'] }[]): Wrong {
  for (const { title, near } of signals) {
    const [place] = near?.places ?? [];
    if (near?.doubt && place !== undefined) return { text: `Not at work, ${doubtWords(near.doubt)}: ${lower(title)}`, place, mend: doubtMend(near.doubt) };
  }
  return { text: `Not seen: ${lower(signals[0]?.title ?? '')}`, place: null };
}

/** A sentence as the rest of another one: names and abbreviations keep their capitals. */
function lower(sentence: string): string {
  return /^[A-Z][a-z]*(?:[\s,]|$)/.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}
