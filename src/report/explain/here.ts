// How a project stands by an entry of the rules: what was met, how many of how many, and what came closest.
import type { Catalogue, Fact, Finding, Place, Scan } from '../../model/index.js';
import { placeText } from '../../terminal/text.js';
import { doubtWords } from '../messages/doubts.js';
import { explainedText, flagText, verdictNames } from '../messages/results.js';
import type { Entry, Part } from './explain.js';

/** What was seen and decided in a project. */
export interface Here {
  name: string;
  scan: Scan;
  findings: readonly Finding[];
}

const most = 5;

/** @returns how the project stands by a check or a signal, as a part of its explanation; none for other entries */
export function hereParts(catalogue: Catalogue, entry: Entry, here: Here): Part[] {
  const heading = `Here (${here.name}, ${here.scan.files} files)`;
  if (entry.kind === 'signal') return [{ heading, paragraphs: factTexts(here, entry.signal.id, false) }];
  if (entry.kind !== 'check') return [];
  const { check } = entry;
  const finding = here.findings.find((one) => one.check === check.id);
  if (!finding) return [];
  const title = (signal: string) => catalogue.signals.find(({ id }) => id === signal)?.title ?? signal;
  const { points, basis, verdict } = finding;
  const signals = [...check.shownBy, ...check.refutedBy].map(({ signal }) => signal);
  return [
    {
      heading,
      paragraphs: [
        `${sentence(verdictNames[verdict])}${basis === null ? '' : `, ${basis}`}, ${points.earned} of ${points.total} points: ${explainedText(finding, title)}.`,
        ...finding.flags.map((flag) => sentence(`${flagText(flag)}.`)),
        ...signals.flatMap((signal) => factTexts(here, signal, true)),
      ],
    },
  ];
}

/** What is known of a signal, as sentences: state, the alternative that was met, places, degree, and what came closest. */
function factTexts({ scan }: Here, signal: string, named: boolean): string[] {
  const fact = scan.facts.find((one) => one.signal === signal);
  if (!fact) return [];
  const head = named ? `${signal} is ${fact.state}` : sentence(fact.state);
  return [`${head}${metText(fact)}${placesText(fact.places)}.`, ...degreeTexts(fact), ...nearTexts(fact)];
}

function metText({ label, doubt }: Fact): string {
  return `${label === undefined ? '' : `, by ${label}`}${doubt === undefined ? '' : ` (${doubtWords(doubt)})`}`;
}

function degreeTexts({ degree, rest = [] }: Fact): string[] {
  if (degree === undefined) return [];
  const left = rest.length === 0 ? '' : `; without it${placesText(rest)}`;
  return [`It reaches ${degree.count} of ${degree.total}${left}.`];
}

function nearTexts({ near }: Fact): string[] {
  if (near === undefined) return [];
  const why = near.doubt === null ? `of ${near.label ?? 'one alternative'} only a part is there` : doubtWords(near.doubt);
  return [`The nearest${placesText(near.places)}: ${why}.`];
}

function placesText(places: readonly Place[]): string {
  if (places.length === 0) return '';
  const shown = places.slice(0, most).map(placeText).join(', ');
  return `: ${shown}${places.length > most ? ` and ${places.length - most} more` : ''}`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
