// The sentences with which every report begins.
import type { Extension, HeldBy, PackChange, PackUse } from '../../model/index.js';
import { placeText, shorten, shortPath } from '../../terminal/text.js';
import type { Report } from '../report.js';
import { caseWho, complete, heldText, levelNames, percent } from './results.js';

/** Why there is no score, in one line: nothing of machine learning is seen, said or answered. */
export function notAssessedText(files: number): string {
  const looked =
    files === 0
      ? 'there are no files that mlready may read'
      : `in ${files === 1 ? 'the only file nothing' : `the ${files} files nothing`} was found that trains, loads, calls or serves a model`;
  return `No machine learning is seen here: ${looked}, so there is no score.`;
}

/**
 * The verdict in one line, which every format begins with.
 * @returns e.g. "2 blockers, 5 gaps; the repository shows 41.2 %"
 */
export function verdictText({ blockers, gaps, readiness }: Pick<Report, 'blockers' | 'gaps'> & { readiness: Pick<Report['readiness'], 'repository'> }): string {
  const count = (number: number, noun: string) => `${number === 0 ? 'no' : number} ${noun}${number === 1 ? '' : 's'}`;
  const text = `${count(blockers.length, 'blocker')}, ${count(gaps.length - blockers.length, 'gap')}; the repository shows ${percent(readiness.repository.score)}`;
  return text[0]?.toUpperCase() + text.slice(1);
}

/** Of what a ready project of this kind would leave in its files, how much is there: a clause. */
export function repositoryText({ score, peers }: Pick<Report['readiness']['repository'], 'score' | 'peers'>): string {
  if (score === null) return 'nothing that files could show applies here';
  if (peers === null) return `${percent(score)} of what a ready project leaves in its files is here`;
  const { kind, of, moreThan } = peers;
  const others = kind === null ? 'public ones' : 'of its kind';
  return `${percent(score)} of what ready projects leave; more than ${moreThan === 0 ? 'none' : moreThan} of ${of} ${others}`;
}

/** How far people have answered, a clause; "" where nobody has to. */
export function teamText({ answered, open, minutes }: Report['readiness']['team']): string {
  const asked = answered + open;
  if (asked === 0) return '';
  if (open === 0) return `all ${asked} questions for people are answered`;
  return `${answered} of ${asked} questions for people answered; ${answered === 0 ? 'they take' : 'the rest takes'} about ${minutesOf(minutes)} min`;
}

/** How many questions are open and what they take: "107 questions, about 54 min". */
export function minutesText({ open, minutes }: Pick<Report['readiness']['team'], 'open' | 'minutes'>): string {
  return `${open} ${open === 1 ? 'question' : 'questions'}, about ${minutesOf(minutes)} min`;
}

function minutesOf(minutes: number): number {
  return Math.max(1, Math.round(minutes));
}

/** A level says something once so much is known, in per cent of the points. */
const knownEnough = 50;

/** "Level: Pilot"; null where too little is known to name one. */
export function levelText({ level, known }: Pick<Report['readiness'], 'level' | 'known'>): string | null {
  return level.proven === null || known === null || known < knownEnough ? null : `Level: ${levelNames[level.proven]}`;
}

/** What holds a level, in a few words. */
function heldShort(by: HeldBy, name: (stage: string) => string): string {
  switch (by.code) {
    case 'critical-not-met':
      return `held by ${by.check.slice(by.check.indexOf('.') + 1)}, which is critical`;
    case 'context-unset':
      return `held by "${by.field}", which is not said`;
    case 'little-evidence':
      return `little is shown of ${name(by.stage)}`;
    case 'much-set-aside':
      return `${by.percent} % set aside or resting on the same evidence`;
    case 'own-rules':
      return `${by.percent} % set by rules of the project's own`;
    default:
      return complete(by);
  }
}

/** Why no level is named, as a clause. */
export function noLevelText({ known }: Pick<Report['readiness'], 'known'>): string {
  return `no level yet: ${percent(known)} are known, half must be`;
}

/** All points, and the level with what holds it, or what it would take to name one. @param name gives titles for stage ids */
export function readinessText(readiness: Pick<Report['readiness'], 'score' | 'known' | 'level' | 'weakest'>, name: (stage: string) => string): string {
  const { score, known, level, weakest } = readiness;
  const points = `${percent(score)} of all points`;
  const named = levelText(readiness);
  if (named === null) return `${points}. ${noLevelText({ known }).replace(/^n/, 'N')}`;
  const [held] = level.heldBy;
  const why = held !== undefined ? heldShort(held, name) : weakest === null ? null : `weakest: ${name(weakest)}`;
  return `${points}. ${named}${why === null ? '' : `, ${why}`}`;
}

/** What a project does, in a word or two after "It". */
export const doesWords: Readonly<Record<string, string>> = {
  trains: 'trains',
  'calls-hosted-model': 'calls a hosted model',
  'uses-downloaded-model': 'uses a downloaded model',
  generates: 'generates',
  retrieves: 'retrieves',
  acts: 'acts by tools',
  serves: 'serves',
  'scores-in-batch': 'scores in batch',
  'runs-on-device': 'runs on devices',
  publishes: 'publishes',
  shows: 'shows an interface',
};

/** What a project does, with one place each: "trains (src/train.py:28)". @param longest of one in columns: the path gives way */
export function doesTexts({ activities }: Pick<Report, 'activities'>, longest: number): string[] {
  return activities.flatMap(({ id, title, state, said, places }) => {
    if (state !== 'present' && said !== true) return [];
    const words = doesWords[id] ?? shorten(title.charAt(0).toLowerCase() + title.slice(1), 40);
    const [place] = places;
    if (place === undefined) return [state === 'present' ? words : `${words} (said)`];
    const room = Math.max(10, longest - words.length - 3);
    return [`${words} (${shortPath(placeText(place), room)})`];
  });
}

/** What a pack of one's own does to the rules, in short: "9 checks switched off by ./rules/acme". */
export function packNotes({ from, adds, changes }: Extension): string {
  const count = (code: PackChange['code']) => changes.filter((change) => change.code === code).length;
  const some = (number: number, does: string) => (number === 0 ? [] : [`${number} ${number === 1 ? 'check' : 'checks'} ${does}`]);
  const does = [
    ...some(count('switched-off'), 'switched off'),
    ...some(count('shown-by'), 'shown by more'),
    ...some(count('risk'), 'of another risk'),
    ...some(adds.length, 'added'),
  ];
  return `${does.length === 0 ? 'tools and cases' : does.join(', ')} by ${from}`;
}

/**
 * What is earned, possible, proven and known, as two sentences.
 * @param open how many questions are open
 */
export function standText(numbers: { score: number | null; possible: number | null; observed: number | null; known: number | null }, open: number): string {
  const possible =
    open === 0
      ? 'and no question is open'
      : `${percent(numbers.possible)} if ${open === 1 ? 'the open question was' : `all ${open} open questions were`} answered with yes`;
  const known = open === 0 ? '' : `; ${percent(numbers.known)} of the points are known, nobody has said about the rest`;
  return `${percent(numbers.score)} of the points are earned, ${possible}. The repository alone proves ${percent(numbers.observed)}${known}.`;
}

/** What the repository shows and what its people have said, as sentences: two numbers that nobody's opinion mixes. */
export function partsText({ repository, team, level }: Pick<Report['readiness'], 'repository' | 'team' | 'level'>): string {
  const asked = team.answered + team.open;
  const open = team.open === 0 ? '' : `, ${team.open} open (about ${Math.max(1, Math.round(team.minutes))} min)`;
  return [
    `Repository: ${percent(repository.score)} of what leaves a trace in it is seen.`,
    ...(asked === 0 ? [] : [`Team: ${team.answered} of ${asked} questions for people answered${open}.`]),
    ...(level.proven === null || level.possible === null || level.proven === level.possible
      ? []
      : [`Level: ${levelNames[level.proven]} is proven, ${levelNames[level.possible]} possible.`]),
  ].join(' ');
}

/** That the project is itself what a case tells of, a sentence for each such case. */
export function aboutTexts({ project, cases }: Pick<Report, 'project' | 'cases'>): string[] {
  return project.cases.flatMap((id) => {
    const told = cases[id];
    return told === undefined ? [] : [`This repository is itself a case (${caseWho(told)}): ${told.happened} Lesson: ${told.lesson}`];
  });
}

/** What holds the level, as a sentence; nothing where nothing does. `name` gives titles for stage ids. */
export function heldSentence(heldBy: readonly HeldBy[], name: (stage: string) => string): string {
  if (heldBy.length === 0) return '';
  const [first, second, ...rest] = heldBy.map((by) => heldText(by, name));
  const reasons = [first, second].filter((one) => one !== undefined).join('; ');
  return `Held at that level because ${reasons}${rest.length > 0 ? `; and ${rest.length} more` : ''}.`;
}

/** The stages of the lowest score, as two sentences; nothing where none has a score. */
export function weakestText(stages: readonly { id: string; title: string; score: number | null; possible?: number | null }[], id: string | null): string {
  const weakest = stages.find((stage) => stage.id === id);
  if (weakest === undefined) return '';
  const names = stages.filter(({ score, possible }) => score === weakest.score && possible !== null).map(({ title }) => title);
  const last = names.pop() ?? '';
  const where = weakest.score === null ? 'of which nothing is known' : `at ${percent(weakest.score)}`;
  return `Weakest: ${names.join(', ')}${names.length > 0 ? ' and ' : ''}${last}, ${where}. The weakest stage sets the level.`;
}

/** The rules by name: "survey 1.0.0 and acme 0.2.0". */
export function packText({ id, version, further = [], extensions }: Omit<Report['pack'], 'digest'>): string {
  return [`${id} ${version}`, ...[...further.filter(({ on }) => on), ...extensions].map((one) => `${one.id} ${one.version}`)].join(' and ');
}

/** Why a further pack of the built-in rules asks, or does not, as a sentence. */
export function furtherPackText({ id, title, version, on, by, activities, why }: PackUse, report: Pick<Report, 'activities'>): string {
  const name = `${title} (${id} ${version})`;
  if (by === 'switched') return `${name} is switched ${on ? 'on' : 'off'} in the manifest: ${(why ?? '').replace(/\.$/, '')}.`;
  const does = activities.map((activity) => doesWords[activity] ?? activity).join(' and ');
  if (by === 'said') return `${name} is asked as well, because the manifest says that the project ${does}.`;
  const place = report.activities.find(({ id: one }) => activities.includes(one))?.places[0];
  return `${name} is asked as well, because the project ${does}${place === undefined ? '' : ` (${placeText(place)})`}.`;
}

/** What a pack of one's own does to the rules, as sentences: the first names it, each of the others is about one check. */
export function extensionTexts({ id, title, from, adds, changes }: Extension): string[] {
  const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
  const does = [adds.length > 0 && `adds ${count(adds.length, 'check')}`, changes.length > 0 && `changes ${count(changes.length, 'check')}`].filter(
    (one) => one !== false,
  );
  return [
    `The pack ${id} (${title.replace(/\.$/, '')}, ${from}) ${does.length > 0 ? does.join(' and ') : 'adds tools and cases only'}.`,
    ...changes.map(packChangeText),
  ];
}

function packChangeText(change: PackChange): string {
  const why = change.why.replace(/\.$/, '');
  switch (change.code) {
    case 'switched-off':
      return `${change.check} is switched off: ${why}.`;
    case 'risk':
      return `${change.check} is of ${change.after} risk (otherwise ${change.before}): ${why}.`;
    default:
      return `${change.check} is shown by ${change.signals.join(', ')} too: ${why}.`;
  }
}

/** A difference of percentages with its sign, one decimal. */
export function signed(difference: number): string {
  const rounded = Math.round(difference * 10) / 10;
  return `${rounded > 0 ? '+' : rounded < 0 ? '−' : '±'}${Math.abs(rounded).toFixed(1)}`;
}
