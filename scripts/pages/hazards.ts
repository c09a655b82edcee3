// docs/hazards.md: every hazard by its code: what it looks like, why it hurts and whom it hurt, the repaired form, its look-alikes, and how often it was right.
import type { Catalogue, Signal } from '../../src/model/index.js';
import { anchor, caseLine, linksFrom, printedFrom, prose, text } from './parts.js';
import type { Accuracy } from './signals.js';

/** @returns docs/hazards.md */
export function hazardsPage(catalogue: Catalogue, { hazards: { first, again, third } }: Accuracy): string {
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
      `\`${signal.id}\`${hazard.trial ? ', on trial: it decides nothing yet and is shown with `--all`' : against.length > 0 ? `, against ${against.map(check).join(', ')}` : ', worth a look'}. ${figures(first.codes[hazard.code], again.codes[hazard.code], third.codes[hazard.code])}`,
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
    `Precision was measured on public repositories that the rules were not made from: every place at which a hazard fired was read with its code open, first on ${first.repositories.length} repositories (${first.date}), and for`,
    `those that were wrong too often again on ${again.repositories.length} others (${again.date}), after general conditions had been added, and all of them a third time on ${third.repositories.length} others (${third.date}), after the conditions of most had been narrowed.`,
    'A hazard that was wrong in more than three of a hundred places is on trial until it is measured again, but for MLR-S09: it has decided since the first version, and what it is wrong about is told by `mlready explain MLR-S09`.',
    'One that was never met decides as well; its precision rests on its fixtures. Few places say little.',
    '',
    `First: ${first.repositories.join(', ')}.`,
    '',
    `Again: ${again.repositories.join(', ')}.`,
    '',
    `The third time: ${third.repositories.join(', ')}.`,
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

function figures(first: Places | undefined, again: Places | undefined, third: Places | undefined): string {
  const texts = [
    ...(first === undefined ? [] : [`right in ${first.right} of ${first.places} places at first sight`]),
    ...(again === undefined ? [] : [`in ${again.right} of ${again.places} of other repositories`]),
    ...(third === undefined ? [] : [`in ${third.right} of ${third.places} the third time`]),
  ];
  return texts.length === 0 ? 'Not met in the repositories that were measured.' : `Measured: ${texts.join(', ')}.`;
}
