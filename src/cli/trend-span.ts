// A span of time, as the command line says it.

/** A span of time: "12m", "90d", "6w", "1y"; null for any other text. @returns the day that lies as far before another @param today "YYYY-MM-DD" */
export function spanStart(text: string, today: string): string | null {
  const [, number = '', unit = ''] = /^([1-9]\d{0,3})([dwmy])$/.exec(text) ?? [];
  if (number === '') return null;
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const back = { d: [0, Number(number)], w: [0, 7 * Number(number)], m: [Number(number), 0], y: [12 * Number(number), 0] }[unit] ?? [0, 0];
  const start = new Date(Date.UTC(year, month - 1 - (back[0] ?? 0), day - (back[1] ?? 0)));
  return start.getUTCFullYear() < 0 || Number.isNaN(start.getTime()) ? null : start.toISOString().slice(0, 10);
}
