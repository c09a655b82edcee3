// Colours, marks and bars. Every mark and every kind of bar can be told apart without colour.
import { Chalk, type ChalkInstance } from 'chalk';
import type { Points, Verdict } from '../model/index.js';
import type { Screen } from './screen.js';

export interface Paint {
  bold: ChalkInstance;
  dim: ChalkInstance;
  good: ChalkInstance;
  warn: ChalkInstance;
  bad: ChalkInstance;
  accent: ChalkInstance;
  mark(verdict: Verdict): string;
  /** A bar of `width` characters: proven, claimed, unknown, missing. */
  bar(numbers: { points: Points }, width: number): string;
  /** Explains the bar. */
  legend: string;
  dot: string;
  dash: string;
}

const fine = {
  proven: '█',
  claimed: '▓',
  unknown: '░',
  missing: '·',
  marks: { met: '✔', partial: '◐', gap: '✘', unknown: '?', 'not-applicable': '–' },
  dot: '·',
  dash: '–',
};
const plain = {
  proven: '#',
  claimed: '+',
  unknown: '?',
  missing: '.',
  marks: { met: '+', partial: '~', gap: 'x', unknown: '?', 'not-applicable': '-' },
  dot: '-',
  dash: '-',
};

/** @returns how to paint for a place. */
export function paintFor({ color, unicode }: Pick<Screen, 'color' | 'unicode'>): Paint {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  const set = unicode ? fine : plain;
  const colors: Record<Verdict, ChalkInstance> = { met: chalk.green, partial: chalk.yellow, gap: chalk.red, unknown: chalk.cyan, 'not-applicable': chalk.dim };
  return {
    bold: chalk.bold,
    dim: chalk.dim,
    good: chalk.green,
    warn: chalk.yellow,
    bad: chalk.red,
    accent: chalk.cyan,
    mark: (verdict) => colors[verdict](set.marks[verdict]),
    bar({ points }, width) {
      if (points.total === 0) return ' '.repeat(width);
      const at = (value: number) => Math.round((value / points.total) * width);
      const [observed, earned, possible] = [at(points.observed), at(points.earned), at(points.possible)];
      return (
        chalk.green(set.proven.repeat(observed)) +
        chalk.yellow(set.claimed.repeat(Math.max(0, earned - observed))) +
        chalk.cyan(set.unknown.repeat(Math.max(0, possible - earned))) +
        chalk.dim(set.missing.repeat(Math.max(0, width - possible)))
      );
    },
    legend: `${chalk.green(set.proven)} proven by the repository  ${chalk.yellow(set.claimed)} claimed  ${chalk.cyan(set.unknown)} unknown  ${chalk.dim(set.missing)} missing`,
    dot: set.dot,
    dash: set.dash,
  };
}
