// What holds of an outline whatever the source is: it is made, no value is too deep, and its cost grows with the source.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { deepestValue, type Outline } from '../../src/parsers/code/outline.js';

/** @param told.pieces what sources are put together from; told.source one that is cut off anywhere; told.repeated what is written many times over */
export function itReadsAnySource(outline: (source: string) => Outline, told: { pieces: readonly string[]; source: string; repeated: readonly string[] }): void {
  const whole = (text: string) =>
    outline(text).statements.every(({ value, targets }) => [value, ...targets].every((one) => one === null || one.deep <= deepestValue + 1));

  it('ends, with values no deeper than they may be', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...told.pieces), { maxLength: 60 }), (parts) => whole(parts.join(''))),
      { seed: 7, numRuns: 2_000 },
    );
  });

  it('ends for bytes that are no source, and for sources that are cut off', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.nat(told.source.length),
        (bytes, cut) => whole(Buffer.from(bytes).toString('latin1')) && whole(told.source.slice(0, cut)) && whole(told.source.slice(cut)),
      ),
      { seed: 7, numRuns: 1_000 },
    );
  });

  it.each(told.repeated)('takes time in proportion to %j repeated', (piece) => {
    const time = (times: number) => {
      const text = piece.repeat(times);
      const start = process.cpuUsage();
      outline(text);
      return process.cpuUsage(start).user / 1000;
    };
    time(2_000);
    expect(time(40_000)).toBeLessThan(3_000);
  });
}
