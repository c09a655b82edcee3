// Where the points and lines of a trend lie in its picture. One scale for all: from 0 to 100 upwards, and by the calendar to the right.
import { scaleLinear, scaleUtc } from 'd3-scale';
import { curveMonotoneX, line } from 'd3-shape';

/** The picture in units of its own, and the room around the lines. */
export const size = { width: 320, height: 132, left: 30, right: 22, top: 8, bottom: 22 };

interface Tick {
  at: number;
  label: string;
}

export interface Drawn {
  x: Tick[];
  y: Tick[];
  /** What draws each line; where a value is not known it is interrupted. */
  paths: string[];
  /** Where each line has a value. */
  dots: [x: number, y: number][][];
}

/**
 * @param dates of the points, oldest first; what is no date lies where the one before does
 * @param lines values in per cent, a value a date
 * @param quiet whether a date is one at which nothing was measured: it takes its value from the one before, and has no dot
 */
export function curveOf(dates: readonly string[], lines: readonly (readonly (number | null)[])[], quiet: readonly boolean[]): Drawn {
  const times = timesOf(dates);
  const first = times.reduce((least, time) => Math.min(least, time), Number.POSITIVE_INFINITY);
  const last = times.reduce((most, time) => Math.max(most, time), Number.NEGATIVE_INFINITY);
  const across = scaleUtc([first, last], [size.left, size.width - size.right]);
  const up = scaleLinear([0, 100], [size.height - size.bottom, size.top]);
  const round = (value: number) => Math.round(10 * value) / 10;
  const placed = lines.map((values) => values.map((value, index): [number, number | null] => [round(across(times[index] ?? last)), value]));
  const draw = line<[number, number | null]>()
    .x(([at]) => at)
    .y(([, value]) => round(up(value ?? 0)))
    .defined(([, value]) => value !== null)
    .curve(curveMonotoneX);
  return {
    x: ticksOf(first, last).map((time) => ({ at: round(across(time)), label: new Date(time).toISOString().slice(0, 7) })),
    y: [0, 25, 50, 75, 100].map((value) => ({ at: round(up(value)), label: String(value) })),
    paths: placed.map((points) => draw(points) ?? ''),
    dots: placed.map((points) =>
      points.flatMap(([at, value], index): [number, number][] => (value === null || quiet[index] === true ? [] : [[at, round(up(value))]])),
    ),
  };
}

function timesOf(dates: readonly string[]): number[] {
  let before = 0;
  return dates.map((date) => {
    const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(date) : Number.NaN;
    before = Number.isNaN(time) ? before : time;
    return before;
  });
}

/** The first and the last day, and the middle where there is room between them. */
function ticksOf(first: number, last: number): number[] {
  const month = 31 * 24 * 3600 * 1000;
  if (last - first < month) return [last];
  return last - first < 4 * month ? [first, last] : [first, (first + last) / 2, last];
}
