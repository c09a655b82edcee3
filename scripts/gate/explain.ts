// What the gate says of a change, in words and with the places: for whoever reads failures one after the other.
import { asideTexts, causeText, changeText } from '../../src/report/messages/gate-messages.js';
import { hazardText } from '../../src/report/messages/loss-messages.js';
import type { Report } from '../../src/report/report.js';
import { placeText, safe } from '../../src/terminal/text.js';

const mostPlaces = 4;

/** @returns the lines: the causes, each loss with what the change did and where the practice stood, each new danger, and what stayed out of the sums */
export function explained(untrusted: Report): string[] {
  const report = safe(untrusted);
  const { gate } = report;
  if (gate === null) return [];
  const name = (id: string) => report.stages.find((stage) => stage.id === id)?.title ?? id;
  const losses = gate.regressed.flatMap((change) => {
    const { before, after } = change;
    const places = (title: string, { evidence }: typeof before) =>
      evidence.length === 0
        ? []
        : [
            `      ${title}: ${evidence
              .slice(0, mostPlaces)
              .map((place) => `${place.signal} at ${placeText(place)}`)
              .join('; ')}`,
          ];
    return [`  - ${changeText(change, false)}`, ...places('stood', before), ...places('stands', after)];
  });
  return [
    ...gate.causes.map((cause) => `  ! ${causeText(cause, name)}`),
    ...losses,
    ...gate.hazards.map((hazard) => `  - ${hazardText(report, hazard)}`),
    ...asideTexts(gate).map((text) => `  ~ ${text}`),
  ];
}
