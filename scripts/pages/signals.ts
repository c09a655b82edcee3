// docs/signals.md, and the paragraph on accuracy that the README has as well: printed from the rules and from what was measured.
import type { Activity, Catalogue, Signal } from '../../src/model/index.js';

interface Counts {
  tp: number;
  fp: number;
  fn: number;
  tn: number;
}

interface Measured {
  /** The day of the measurement. */
  date: string;
  repositories: string[];
  hard: Record<'fp' | 'fn', { right: number; n: number }>;
  overall: Counts & { exact: number; labels: number };
  signals: Record<string, Counts>;
}

/** Places at which a hazard fired, read by hand: at first sight, and each time on other repositories after some were mended. */
interface MeasuredHazards {
  first: MeasuredPlaces;
  again: MeasuredPlaces;
  third: MeasuredPlaces;
  /** Those that were mended after the third time. */
  fourth: MeasuredPlaces;
}

/** By code how many places there were, and how many were right. */
interface MeasuredPlaces {
  date: string;
  repositories: string[];
  codes: Record<string, { places: number; right: number }>;
}

/** Commits of the main lines of public repositories, looked at as pull requests: how many were spoken of, and how many findings there were and were right. */
export interface MeasuredChanges {
  date: string;
  repositories: string[];
  commits: number;
  spoken: number;
  findings: number;
  right: number;
}

/** What docs/accuracy.json keeps, written by `npm run accuracy -- … --write`. */
/** `generative`: the signals of the further pack at first sight; `generative-again`: on the same repositories after kinds that were missed there had been added; then further sets at first sight. */
export type Accuracy = Record<
  | 'development'
  | 'unseen'
  | 'languages'
  | 'second-languages'
  | 'third-languages'
  | 'generative'
  | 'generative-again'
  | 'generative-second'
  | 'generative-third',
  Measured
> & {
  hazards: MeasuredHazards;
  changes: MeasuredChanges;
};

const rate = (part: number, whole: number) => (whole === 0 ? '–' : (part / whole).toFixed(2));
const precise = (part: number, whole: number) => (whole === 0 ? '–' : (part / whole).toFixed(3));
const cell = (text: string) => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();

const shares = ({ overall: { tp, fp, fn } }: Measured) => `${precise(tp, tp + fp)} and recall ${precise(tp, tp + fn)}`;

/** @returns the paragraph on accuracy, in Markdown. */
export function accuracyParagraph({
  development,
  unseen,
  languages,
  'second-languages': second,
  'third-languages': third,
  generative,
  'generative-again': again,
  'generative-second': more,
  'generative-third': last,
}: Accuracy): string {
  const { overall, hard } = development;
  return [
    `On ${development.date}, on ${development.repositories.length} public repositories labelled by hand (${overall.labels} pairs of a repository and a signal; a policy toolkit, cloud pipelines, a batch job,`,
    'code of a book, a security classifier, a speech model, a chat application in TypeScript, competition winners, solar forecasts, a library of recommenders, computer vision at the edge):',
    `precision ${shares(development)}, exact state ${precise(overall.exact, overall.labels)};`,
    `of pairs that a search for words gets wrong, ${hard.fp.right} of ${hard.fp.n} false alarms were avoided and ${hard.fn.right} of ${hard.fn.n} hidden practices found.`,
    'The rules were made with these repositories at hand, so expect less elsewhere: on',
    `${unseen.repositories.length} others (${unseen.repositories.join(', ')}; ${unseen.overall.labels} pairs), labelled before the program had looked at them and measured once on ${unseen.date}, two labels corrected on a second look, precision was ${shares(unseen)};`,
    `on ${languages.repositories.length} more in other languages and of other kinds (Scala, Java, Julia, R, products on language models, a device, notebooks, a large monorepo: ${languages.repositories.join(', ')}; ${languages.overall.labels} pairs), labelled by one reader before the program had looked at them and measured once on ${languages.date}, precision was ${shares(languages)}.`,
    `After the kinds of practice that were missed there had been added by general rules, ${second.repositories.length} further ones of the same kinds (Go, Java, R, Julia, a device, products on language models, notebooks, a large monorepo: ${second.repositories.join(', ')}; ${second.overall.labels} pairs) were labelled in the same way and measured once on ${second.date}: precision was ${shares(second)};`,
    `on ${third.repositories.length} more, after the kinds missed in those had been added (${third.repositories.join(', ')}; ${third.overall.labels} pairs), it was ${shares(third)}.`,
    `The signals of the pack for generative models were labelled by themselves, practices done in part included, before the program had looked, in ${generative.repositories.length} repositories (${generative.repositories.join(', ')}; ${generative.overall.labels} pairs): at first sight, on ${generative.date}, precision was ${shares(generative)}; after the kinds that were missed there had been added by general rules, it is ${shares(again)} on the same ones. At first sight it was ${shares(more)} on ${more.repositories.length} more (${more.repositories.join(', ')}; ${more.overall.labels} pairs), and, after the kinds missed there had been added too, ${shares(last)} on another ${last.repositories.length} (${last.repositories.join(', ')}; ${last.overall.labels} pairs): each product does these things in words of its own. Expect of them that what is seen is there, and not that what is there is seen; where too many do it unseen, its absence is asked about and not held against a project.`,
  ].join('\n');
}

/** @returns the figures in a few lines, for the README: what was measured where the rules were made, and what at first sight elsewhere */
export function accuracyBrief({ development, unseen, languages, 'second-languages': second, 'third-languages': third, ...rest }: Accuracy): string {
  const text = (sets: readonly Measured[]) => {
    const sum = (key: 'tp' | 'fp' | 'fn' | 'labels') => sets.reduce((all, { overall }) => all + overall[key], 0);
    const [tp, fp, fn] = [sum('tp'), sum('fp'), sum('fn')];
    const repositories = sets.reduce((all, one) => all + one.repositories.length, 0);
    return { repositories, labels: sum('labels'), precision: precise(tp, tp + fp), recall: precise(tp, tp + fn) };
  };
  const first = text([unseen, languages, second, third]);
  const generative = text([rest.generative, rest['generative-second'], rest['generative-third']]);
  return [
    `On the ${development.repositories.length} public repositories that the rules were made with, labelled by hand: precision ${shares(development)}.`,
    `At first sight on ${first.repositories} others, labelled before the program had looked at them (${first.labels} labels): precision ${first.precision} and recall ${first.recall}.`,
    `The signals of the pack for generative models miss most of what they look for: at first sight on ${generative.repositories} others (${generative.labels} labels) precision ${generative.precision} and recall ${generative.recall}; what they do not see is asked about.`,
    '[docs/signals.md](docs/signals.md) has which they are, each set by itself, and the figures for each signal.',
  ].join('\n');
}

/** @returns how often something was said of changes, and how often that was right, in a paragraph */
export function changesParagraph({ changes: { date, repositories, commits, spoken, findings, right } }: Accuracy): string {
  return [
    `On ${date} the last ${commits} commits of the main lines of ${repositories.length} public repositories (${commits / repositories.length} each), which the rules were not made from, were looked at as pull requests: ${spoken} of them (${((100 * spoken) / commits).toFixed(1)} %) were spoken of, in ${findings} findings.`,
    `Each was read with its code and its diff open: ${right} of ${findings} are true and stand at the right line. Two of them (workflows called at \`@main\`) name lines that had stood in files of other names before, written otherwise.`,
    `The repositories: ${repositories.join(', ')}. They are few findings: the figures of each rule are on the page of [hazards](hazards.md).`,
  ].join('\n');
}

function activityRow({ id, title, counts, excludes }: Activity): string {
  return `| <a id="${id}"></a>\`${id}\` | **${cell(title)}**. ${cell(counts)} | ${cell(excludes)} |`;
}

/** @returns docs/signals.md: what each signal counts, and how often it was right; what each activity counts. */
export function signalsPage(catalogue: Catalogue, accuracy: Accuracy): string {
  const areas = [...new Set(catalogue.signals.map(({ area }) => area))];
  const row = ({ id, title, counts, excludes, hazard }: Signal) => {
    const one = accuracy.development.signals[id] ?? accuracy['generative-again'].signals[id];
    const figures = one ? [rate(one.tp, one.tp + one.fp), rate(one.tp, one.tp + one.fn), String(one.tp + one.fn), String(one.fp + one.tn)] : ['', '', '', ''];
    return `| <a id="${id}"></a>\`${id}\` | **${cell(title)}**${hazard ? ` (a hazard, [${hazard.code}](hazards.md#${hazard.code}))` : ''}. ${cell(counts)} | ${cell(excludes)} | ${figures.join(' | ')} |`;
  };
  return `${[
    '# Signals',
    '',
    `What can be seen in a repository without running it: ${catalogue.signals.length} signals of ${[catalogue, ...catalogue.packs].map(({ id, version }) => `${id} ${version}`).join(' and ')}. Printed from the rules and docs/accuracy.json by \`npm run docs\`.`,
    '`mlready explain <signal>` lists every file name, tool, call and pattern that is tried.',
    '',
    accuracyParagraph(accuracy),
    '',
    'Precision (of what was called present, the share that is), recall (of what is present, the share that was called so), and on how many repositories with and without the practice they rest; "–" where there',
    'was nothing to find or nothing was found, empty where nobody labelled the signal. A figure that rests on few repositories says little.',
    ...areas.flatMap((area) => [
      '',
      `## ${area}`,
      '',
      '| signal | counts | does not count | precision | recall | with | without |',
      '|---|---|---|---|---|---|---|',
      ...catalogue.signals.filter((signal) => signal.area === area).map(row),
    ]),
    '',
    '## Activities',
    '',
    'What a project does here, decided like signals over its main code: examples, documentation, evaluations and benchmarks count only where they are at least half of it.',
    '',
    '| activity | counts | does not count |',
    '|---|---|---|',
    ...catalogue.activities.map(activityRow),
  ].join('\n')}\n`;
}
