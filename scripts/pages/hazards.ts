// docs/hazards.md: every hazard by its code: what it looks like, why it hurts and whom it hurt, the repaired form, its look-alikes, and how often it was right.
import type { Catalogue, Signal } from '../../src/model/index.js';
import { anchor, caseLine, linksFrom, printedFrom, prose, text } from './parts.js';
import type { Accuracy } from './signals.js';

/** @returns docs/hazards.md */
export function hazardsPage(catalogue: Catalogue, { hazards: measured }: Accuracy): string {
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
      `\`${signal.id}\`${hazard.trial ? ', on trial: it decides nothing yet and is shown with `--all`' : against.length > 0 ? `, against ${against.map(check).join(', ')}` : ', worth a look'}. ${figures(measured.codes[hazard.code])}`,
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
    `Precision was measured on ${measured.date}, on ${measured.repositories.length} public repositories that the rules were not made from: every place at which one fired was read with its code open, once, before anything was changed for it. One that was wrong in more than three of a hundred places`,
    'is on trial until it is measured again; what was wrong has been left out by general conditions since, so most figures would be better now. Few places say little.',
    '',
    `Repositories: ${measured.repositories.join(', ')}.`,
    '',
    'A comment on the line, or alone on the line above, disputes one: `# mlready: ignore[MLR-S09] why it does no harm here`.',
    '',
    ...hazards.flatMap(entry),
  ]
    .join('\n')
    .trimEnd()}\n`;
}

function figures(one: { right: number; places: number } | undefined): string {
  return one === undefined || one.places === 0
    ? 'Not met in the repositories that were measured.'
    : `Right in ${one.right} of ${one.places} places that were measured.`;
}
