// How a project stands by an entry of the rules: what was met, how many of how many, and what came closest.
import type { Catalogue, Check, Fact, Finding, Imported, Place, Scan, Signal } from '../../model/index.js';
import { lookedAt } from '../../signals/looked-at.js';
import { placeText } from '../../terminal/text.js';
import { doubtWords } from '../messages/doubts.js';
import { importedText } from '../messages/imports.js';
import { explainedText, flagText, verdictNames } from '../messages/results.js';
import type { Entry, Part } from './explain.js';

/** What was seen and decided in a project. */
export interface Here {
  name: string;
  scan: Scan;
  findings: readonly Finding[];
  /** Results of other tools that its manifest takes in. */
  imports: readonly Imported[];
  /** All files of the project. */
  files: readonly string[];
}

const most = 5;

/** @returns how the project stands by an entry, as a part of its explanation; none where that is no question */
export function hereParts(catalogue: Catalogue, entry: Entry, here: Here): Part[] {
  const heading = `Here (${here.name}, ${here.scan.files} files)`;
  if (entry.kind === 'signal') return [{ heading, paragraphs: [...factTexts(here, entry.signal.id, false), lookedText(here, [entry.signal], catalogue)] }];
  if (entry.kind === 'check') return checkHere(catalogue, entry.check, here, heading);
  if (entry.kind === 'case') return [];
  const inside = catalogue.checks.filter((check) =>
    entry.kind === 'consideration'
      ? check.consideration === entry.consideration.id
      : entry.kind === 'step'
        ? check.step === entry.step.id
        : check.stage === entry.stage.id,
  );
  return [{ heading, paragraphs: insideTexts(catalogue, inside, here) }];
}

function checkHere(catalogue: Catalogue, check: Check, here: Here, heading: string): Part[] {
  const finding = here.findings.find((one) => one.check === check.id);
  if (!finding) return [];
  const { points, basis, verdict } = finding;
  const ids = [...check.shownBy, ...check.refutedBy].map(({ signal }) => signal);
  const signals = catalogue.signals.filter(({ id }) => ids.includes(id));
  const counts = verdict === 'met' || verdict === 'not-applicable' ? [] : [`What would count: ${check.help}`];
  return [
    {
      heading,
      paragraphs: [
        `${sentence(verdictNames[verdict])}${basis === null ? '' : `, ${basis}`}, ${points.earned} of ${points.total} points: ${explainedText(finding, titlesOf(catalogue))}.`,
        ...finding.flags.map((flag) => sentence(`${flagText(flag)}.`)),
        ...ids.flatMap((signal) => factTexts(here, signal, true)),
        ...here.imports.filter(({ checks }) => checks.includes(check.id)).map((one) => `Imported: ${importedText(one)}`),
        ...(signals.length === 0 ? [] : [lookedText(here, signals, catalogue)]),
        ...counts,
      ],
    },
  ];
}

/** How the checks of a part of the catalogue stand: how many of each verdict, and what is missing. */
function insideTexts(catalogue: Catalogue, inside: readonly Check[], { findings }: Here): string[] {
  const own = inside.flatMap(({ id }) => findings.find(({ check }) => check === id) ?? []);
  const counts = (['met', 'partial', 'gap', 'unknown', 'not-applicable'] as const).flatMap((verdict) => {
    const number = own.filter((one) => one.verdict === verdict).length;
    return number === 0 ? [] : [`${number} ${verdictNames[verdict]}`];
  });
  const lacking = own.filter(({ verdict }) => verdict === 'gap' || verdict === 'partial');
  return [
    `Of ${own.length} checks: ${counts.join(', ')}.`,
    ...lacking.map((finding) => `${finding.check}: ${verdictNames[finding.verdict]}, ${explainedText(finding, titlesOf(catalogue))}.`),
  ];
}

/** Which files were opened for signals: how many, of which kinds, and the first. */
function lookedText({ files }: Here, signals: readonly Signal[], { tools }: Catalogue): string {
  const looked = lookedAt(files, signals, tools);
  if (looked.length === 0) return 'Looked at: none of the files here is of a kind that could show it.';
  const kinds = new Map<string, number>();
  for (const path of looked) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const kind = name.lastIndexOf('.') > 0 ? name.slice(name.lastIndexOf('.')) : name;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const sorted = [...kinds].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const shown = sorted.slice(0, most).map(([kind, number]) => `${number} ${kind}`);
  const rest = sorted.slice(most).reduce((sum, [, number]) => sum + number, 0);
  return `Looked at ${looked.length} ${looked.length === 1 ? 'file' : 'files'}: ${shown.join(', ')}${rest > 0 ? ` and ${rest} others` : ''}; first ${looked.slice(0, 3).join(', ')}.`;
}

function titlesOf({ signals }: Catalogue): (signal: string) => string {
  return (signal) => signals.find(({ id }) => id === signal)?.title ?? signal;
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
