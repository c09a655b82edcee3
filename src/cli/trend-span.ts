// A span of time, as the command line says it.
import { dayAt } from '../parsers/text/days.js';

/** A span of time: "12m", "90d", "6w", "1y"; null for any other text. @returns the day that lies as far before another @param today "YYYY-MM-DD" */
export function spanStart(text: string, today: string): string | null {
  const time = shifted(text, today, -1);
  return time === null || Number.isNaN(time) || new Date(time).getUTCFullYear() < 0 ? null : new Date(time).toISOString().slice(0, 10);
}

/** The same ahead, where "0d" is today itself. @returns the day that lies as far after another; the last one of four digits a year where it lies behind it */
export function spanEnd(text: string, today: string): string | null {
  if (text === '0d') return today;
  const time = shifted(text, today, 1);
  return time === null ? null : dayAt(time);
}

/** @returns milliseconds since 1970, NaN where no clock goes as far; null where the text is no span */
function shifted(text: string, today: string, way: 1 | -1): number | null {
  const [, number = '', unit = ''] = /^([1-9]\d{0,3})([dwmy])$/.exec(text) ?? [];
  if (number === '') return null;
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const by = { d: [0, Number(number)], w: [0, 7 * Number(number)], m: [Number(number), 0], y: [12 * Number(number), 0] }[unit] ?? [0, 0];
  return Date.UTC(year, month - 1 + way * (by[0] ?? 0), day + way * (by[1] ?? 0));
}
