// A number at a place of a JSON text, and a bound that it is held against.
import { isRecord } from '../config/values.js';
import { resultText } from './result-text.js';

/** No place is deeper. */
const deepest = 50;

/**
 * @param path a JSON pointer (RFC 6901: "/metrics/0/auc"), or keys and places of lists with dots between them ("metrics.0.auc")
 * @returns the number there; null where the text is no JSON, or no number stands there
 */
export function numberAt(text: string, path: string): number | null {
  let here: unknown = resultText(text).json();
  for (const key of keysOf(path)) {
    if (Array.isArray(here)) here = /^\d{1,9}$/.test(key) ? here[Number(key)] : undefined;
    else here = isRecord(here) && Object.hasOwn(here, key) ? here[key] : undefined;
  }
  return typeof here === 'number' && Number.isFinite(here) ? here : null;
}

function keysOf(path: string): string[] {
  const keys = path.startsWith('/')
    ? path
        .slice(1)
        .split('/')
        .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    : path.split('.');
  return keys.slice(0, deepest);
}

const signs = {
  '>=': (value: number, bound: number) => value >= bound,
  '<=': (value: number, bound: number) => value <= bound,
  '>': (value: number, bound: number) => value > bound,
  '<': (value: number, bound: number) => value < bound,
};

/** A bound as it is written: ">= 0.8". */
export const boundPattern = /^(>=|<=|>|<) ?(-?\d{1,15}(?:\.\d{1,15})?)$/;

/** @returns whether a number keeps a bound; false for a text that is no bound */
export function keeps(value: number, bound: string): boolean {
  const [, sign, number] = boundPattern.exec(bound) ?? [];
  return sign === '>=' || sign === '<=' || sign === '>' || sign === '<' ? signs[sign](value, Number(number)) : false;
}
