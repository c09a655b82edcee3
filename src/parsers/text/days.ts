// Days as text, "YYYY-MM-DD" in UTC, so that they can be compared as such. A year of five digits is written with a sign and would come before all others.
const oneDay = 86_400_000;
const last = Date.UTC(9999, 11, 31);

/** @param time milliseconds since 1970; what lies before or behind four digits of years is the first or the last day of them */
export function dayAt(time: number): string {
  const known = Number.isNaN(time) ? 0 : Math.min(last, Math.max(0, time));
  return new Date(known).toISOString().slice(0, 10);
}

/** The day that lies a number of days after another. */
export function daysAfter(day: string, days: number): string {
  return dayAt(Date.parse(`${day}T00:00:00Z`) + days * oneDay);
}

/** How many days lie between two; negative where the second comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / oneDay);
}
