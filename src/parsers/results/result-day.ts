// The day of a result, in the ways in which tools write a time.

/** Seconds since 1970 stay below it until the year 5138, milliseconds are above it since 1973. */
const firstMilliseconds = 100_000_000_000;

/** @returns the day "YYYY-MM-DD", in UTC where the text says its zone, otherwise as it is written; null where it is no time */
export function dayIn(value: unknown): string | null {
  if (typeof value === 'number') return dayOfSeconds(value);
  if (typeof value !== 'string' || value.length > 64) return null;
  if (/^\d{9,14}(?:\.\d{1,9})?$/.test(value)) return dayOfSeconds(Number(value));
  // 20220507T164654.481638Z
  const compact = /^(\d{4})(\d{2})(\d{2})T/.exec(value);
  const written = compact ? compact.slice(1).join('-') : (/^\d{4}-\d{2}-\d{2}(?!\d)/.exec(value)?.[0] ?? null);
  if (written === null || !isDay(written)) return null;
  if (compact || !/(?:Z|[+-]\d{2}:?\d{2})$/.test(value.slice(10))) return written;
  const time = new Date(value);
  return Number.isNaN(time.getTime()) ? written : dayOf(time);
}

function dayOfSeconds(number: number): string | null {
  if (!Number.isFinite(number) || number <= 0) return null;
  const time = new Date(number < firstMilliseconds ? number * 1000 : number);
  return Number.isNaN(time.getTime()) || time.getUTCFullYear() > 9999 ? null : dayOf(time);
}

function dayOf(time: Date): string | null {
  const day = time.toISOString().slice(0, 10);
  return isDay(day) ? day : null;
}

function isDay(text: string): boolean {
  const time = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
}
