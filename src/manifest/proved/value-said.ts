// What the value of an answer means.
import type { Catalogue, Check } from '../../model/index.js';

/** @returns the value on the scale of the check: true is its top, false its bottom, and any other as it is written */
export function valueSaid(said: string | boolean, check: Pick<Check, 'scale'>, scales: Catalogue['scales']): string {
  const values = (scales.find(({ id }) => id === check.scale)?.options ?? []).map(({ value }) => value);
  return said === true ? (values[values.length - 1] ?? '') : said === false ? (values[0] ?? '') : said;
}
