// docs/hazards.md: every hazard by its code: what it looks like, why it hurts and whom it hurt, the repaired form, its look-alikes, and how often it was right.
import type { Catalogue, Signal } from '../../src/model/index.js';
import { anchor, caseLine, linksFrom, printedFrom, prose, text } from './parts.js';
import type { Accuracy } from './signals.js';

/** @returns docs/hazards.md */
export function hazardsPage(catalogue: Catalogue, { hazards: { first, again, third, fourth } }: Accuracy): string {
  const hazards = catalogue.signals
    .flatMap((signal) => (signal.hazard ? [{ signal, hazard: signal.hazard }] : []))
    .sort((a, b) => a.hazard.code.localeCompare(b.hazard.code, 'en'));
  const refuted = ({ id }: Signal) => catalogue.checks.filter(({ refutedBy }) => refutedBy.some(({ signal }) => signal === id));
  const { check } = linksFrom('');
  const entry = ({ signal, hazard }: (typeof hazards)[number]): string[] => {
    const cases = hazard.cases.flatMap((id) => catalogue.cases.filter((one) => one.id === id));
    const against = refuted(signal);
    return [
      ...anchor(hazard.code),
      `## ${hazard.code}: ${text(signal.title)}`,
      '',
      `\`${signal.id}\`${hazard.trial ? ', on trial: it decides nothing yet and is shown with `--all`' : against.length > 0 ? `, against ${against.map(check).join(', ')}` : ', worth a look'}. ${figures([first, again, third, fourth].map(({ codes }) => codes[hazard.code]))}`,
      '',
      `- What it looks like: ${prose(signal.counts)}`,
      `- Why it hurts: ${prose(hazard.hurts)}`,
      `- What only looks like it: ${prose(signal.excludes)}`,
      ...(cases.length === 0 ? [] : ['- Whom it hurt:', ...cases.map((one) => `  ${caseLine(one, '')}`)]),
      '- Repaired:',
      '',
      ...[
        '  ```',
        ...hazard.repair
          .trimEnd()
          .split('\n')
          .map((line) => (line === '' ? '' : `  ${line}`)),
        '  ```',
      ],
      '',
    ];
  };
  return `${[
    '# Hazards',
    '',
    `What speaks against a project where it is seen: ${hazards.length} hazards. ${printedFrom(catalogue, 'rules/signals and docs/accuracy.json')}`,
    '`mlready explain <code>` tells the same, and in a project where it is seen.',
    '',
    `Precision was measured on public repositories that the rules were not made from: every place at which a hazard fired was read with its code open, first on ${first.repositories.length} repositories (${first.date}); for`,
    `those that were wrong too often again on ${again.repositories.length} others (${again.date}), after general conditions had been added; all of them a third time on ${third.repositories.length} others (${third.date}), after`,
    `the conditions of most had been narrowed; and those that were mended after that a fourth time, on those of ${fourth.repositories.length} repositories (${fourth.date}) that nobody had read before the mend.`,
    'A hazard decides where, of all places that were read since its rule was last changed, no more than three of a hundred were wrong, and not two of the first ten; otherwise it is on trial until it is measured again.',
    'One that was not met since stays what it was; its precision rests on its fixtures. Few places say little.',
    '',
    `First: ${first.repositories.join(', ')}.`,
    '',
    `Again: ${again.repositories.join(', ')}.`,
    '',
    `The third time: ${third.repositories.join(', ')}.`,
    '',
    `The fourth time: ${fourth.repositories.join(', ')}.`,
    '',
    'A comment on the line, or alone on the line above, disputes one: `# mlready: ignore[MLR-S09] why it does no harm here`.',
    '',
    ...hazards.flatMap(entry),
  ]
    .join('\n')
    .trimEnd()}\n`;
}

interface Places {
  places: number;
  right: number;
}

const times = ['at first sight', 'of other repositories', 'the third time', 'the fourth time, after it was mended once more'];

function figures(measured: readonly (Places | undefined)[]): string {
  const texts = measured.flatMap((one, time) => (one === undefined ? [] : [`in ${one.right} of ${one.places} places ${times[time]}`]));
  return texts.length === 0 ? 'Not met in the repositories that were measured.' : `Measured: right ${texts.join(', ')}.`;
}
