// What the gate says of a change, in words and with the places: for whoever reads failures one after the other.
import type { Catalogue, GateResult } from '../../src/model/index.js';
import { asideTexts, causeText, changeText } from '../../src/report/messages/gate-messages.js';
import { placeText, safe } from '../../src/terminal/text.js';

const mostPlaces = 4;

/** @returns the lines: the causes, each loss with what the change did and where the practice stood, each new danger, and what stayed out of the sums */
export function explained(untrusted: GateResult | null, { stages, signals }: Catalogue): string[] {
  const gate = safe(untrusted);
  if (gate === null) return [];
  const name = (id: string) => stages.find((stage) => stage.id === id)?.title ?? id;
  const title = (id: string) => signals.find((signal) => signal.id === id)?.title ?? id;
  const losses = gate.regressed.flatMap((change) => {
    const { before, after } = change;
    const places = (word: string, { evidence }: typeof before) =>
      evidence.length === 0
        ? []
        : [
            `      ${word}: ${evidence
              .slice(0, mostPlaces)
              .map((place) => `${place.signal} at ${placeText(place)}`)
              .join('; ')}`,
          ];
    return [`  - ${changeText(change, false)}`, ...places('stood', before), ...places('stands', after)];
  });
  return [
    ...gate.causes.map((cause) => `  ! ${causeText(cause, name)}`),
    ...losses,
    ...gate.hazards.map(
      ({ signal, place, checks, risk }) => `  - new at ${placeText(place)}: ${title(signal)} (${signal}), which speaks against ${checks.join(', ')} (${risk})`,
    ),
    ...asideTexts(gate).map((text) => `  ~ ${text}`),
  ];
}
