// The cheapest set of checks that, once met, reaches a target. Exact: points are integers and few enough for dynamic programming over them
// (the knapsack problem in its covering form; Kellerer, Pferschy, Pisinger, "Knapsack Problems", 2004, chapter 13).
import type { Assessment, Catalogue, Check, Finding, HeldBy, Level } from '../model/index.js';
import { levels } from '../model/index.js';
import { days, thresholdOf } from './score.js';

/** What is to be reached: percentages, overall (null: none asked) and by stage, and checks that have to be met whatever they cost. */
export interface PlanTarget {
  overall: number | null;
  stages: Record<string, number>;
  checks: string[];
}

export interface PlanItem {
  check: string;
  /** Points to win. */
  points: number;
  days: number;
  /** Whether nobody has said yet that it is missing: it may be done already. */
  open: boolean;
}

export interface Plan {
  /** False where even all together would not do. */
  reachable: boolean;
  /** Most points for a day of work first, ties in catalogue order. */
  items: PlanItem[];
  days: number;
  /** Percentages of the whole, before and after; null where nothing applies. */
  before: number | null;
  after: number | null;
  stages: { id: string; before: number | null; after: number | null }[];
}

/** A level as a target: its threshold in every stage, and from production on each critical check. The rest that would hold it is returned beside. */
export function targetOf(level: Level, { ceilings, stages }: Assessment): { target: PlanTarget; besides: HeldBy[] } {
  const over = ceilings.filter(({ at }) => levels.indexOf(at) < levels.indexOf(level)).map(({ by }) => by);
  return {
    target: {
      overall: null,
      stages: Object.fromEntries(
        Object.entries(stages)
          .filter(([, { possible }]) => possible !== null)
          .map(([id]) => [id, thresholdOf(level)]),
      ),
      checks: over.flatMap((by) => (by.code === 'critical-not-met' ? [by.check] : [])),
    },
    besides: over.filter(({ code }) => code !== 'critical-not-met'),
  };
}

/** The goal that the manifest names, where the project is below it; otherwise the level above the one reached. @param goal what the manifest says, whatever it is */
export function levelToReach({ level }: Pick<Assessment, 'level'>, goal: string | undefined): { level: Level; isGoal: boolean } {
  const reached = level === null ? 0 : levels.indexOf(level);
  const wanted = goal === undefined ? -1 : (levels as readonly string[]).indexOf(goal);
  return { level: levels[Math.min(levels.length - 1, wanted > reached ? wanted : reached + 1)] ?? 'prototype', isGoal: wanted > reached };
}

interface Item extends PlanItem {
  stage: string;
}

/** Costs for each number of points that is won at least, and the items that win them. */
interface Table {
  cost: number[];
  chosen: (readonly Item[])[];
}

/** Days count first, then how many items there are. */
const costOf = (item: Item) => item.days * 1000 + 1;

/** Finds the cheapest plan. */
export function plan(catalogue: Catalogue, assessment: Assessment, target: PlanTarget): Plan {
  const checks = new Map(catalogue.checks.map((check) => [check.id, check]));
  const items = assessment.findings.flatMap((finding): Item[] => itemOf(finding, checks.get(finding.check)));
  let table: Table = { cost: [0], chosen: [[]] };
  for (const { id } of catalogue.stages) {
    const own = items.filter(({ stage }) => stage === id);
    const points = assessment.stages[id]?.points;
    const need = points ? missing(target.stages[id] ?? 0, points) : 0;
    table = joined(table, stageTable(own, target.checks, need));
  }
  const { points } = assessment.overall;
  const need = target.overall === null ? 0 : missing(target.overall, points);
  const best = cheapest(table, need);
  const chosen = best ?? items;
  return { reachable: best !== null, ...sum(catalogue, assessment, chosen) };
}

function itemOf({ check: id, verdict, points }: Finding, check: Check | undefined): Item[] {
  const gain = points.total - points.earned;
  if (!check || gain <= 0 || verdict === 'met' || verdict === 'not-applicable') return [];
  return [{ check: id, stage: check.stage, points: gain, days: days[check.effort], open: verdict === 'unknown' }];
}

function missing(percentage: number, { earned, total }: { earned: number; total: number }): number {
  return Math.max(0, Math.ceil((percentage * total) / 100 - 1e-9) - earned);
}

/** The costs of winning points in one stage; fewer than `need` are not to be had, and the forced items are always among them. */
function stageTable(items: readonly Item[], forced: readonly string[], need: number): Table {
  const always = items.filter(({ check }) => forced.includes(check));
  const rest = items.filter(({ check }) => !forced.includes(check));
  const won = always.reduce((all, { points }) => all + points, 0);
  const most = items.reduce((all, { points }) => all + points, 0);
  const cost: number[] = new Array(most + 1).fill(Number.POSITIVE_INFINITY);
  const chosen: (readonly Item[])[] = new Array(most + 1).fill([]);
  cost[won] = always.reduce((all, item) => all + costOf(item), 0);
  chosen[won] = always;
  for (const item of rest) {
    for (let points = most; points >= item.points; points--) {
      const before = cost[points - item.points] ?? Number.POSITIVE_INFINITY;
      if (before + costOf(item) < (cost[points] ?? Number.POSITIVE_INFINITY)) {
        cost[points] = before + costOf(item);
        chosen[points] = [...(chosen[points - item.points] ?? []), item];
      }
    }
  }
  for (let points = 0; points < Math.min(need, cost.length); points++) cost[points] = Number.POSITIVE_INFINITY;
  return need > most ? { cost: [], chosen: [] } : { cost, chosen };
}

/** Every way to win points in both; only the cheapest of each sum is kept. */
function joined(a: Table, b: Table): Table {
  if (a.cost.length === 0 || b.cost.length === 0) return { cost: [], chosen: [] };
  const size = a.cost.length + b.cost.length - 1;
  const cost: number[] = new Array(size).fill(Number.POSITIVE_INFINITY);
  const from: [number, number][] = new Array(size).fill([0, 0]);
  a.cost.forEach((one, i) => {
    if (!Number.isFinite(one)) return;
    b.cost.forEach((other, j) => {
      if (one + other >= (cost[i + j] ?? 0)) return;
      cost[i + j] = one + other;
      from[i + j] = [i, j];
    });
  });
  return { cost, chosen: from.map(([i, j], index) => (Number.isFinite(cost[index]) ? [...(a.chosen[i] ?? []), ...(b.chosen[j] ?? [])] : [])) };
}

function cheapest({ cost, chosen }: Table, need: number): readonly Item[] | null {
  let best = -1;
  for (let points = need; points < cost.length; points++) if ((cost[points] ?? 0) < (best < 0 ? Number.POSITIVE_INFINITY : (cost[best] ?? 0))) best = points;
  return best < 0 ? null : (chosen[best] ?? null);
}

function sum(catalogue: Catalogue, assessment: Assessment, chosen: readonly Item[]): Omit<Plan, 'reachable'> {
  const order = new Map(catalogue.checks.map(({ id }, index) => [id, index]));
  const won = (items: readonly Item[]) => items.reduce((all, { points }) => all + points, 0);
  const share = (part: number, whole: number) => (whole === 0 ? null : (100 * part) / whole);
  const { points } = assessment.overall;
  return {
    items: [...chosen]
      .sort((a, b) => b.points / b.days - a.points / a.days || (order.get(a.check) ?? 0) - (order.get(b.check) ?? 0))
      .map(({ stage: _, ...item }) => item),
    days: chosen.reduce((all, item) => all + item.days, 0),
    before: share(points.earned, points.total),
    after: share(points.earned + won(chosen), points.total),
    stages: catalogue.stages.map(({ id }) => {
      const own = assessment.stages[id]?.points ?? { earned: 0, total: 0 };
      return { id, before: share(own.earned, own.total), after: share(own.earned + won(chosen.filter(({ stage }) => stage === id)), own.total) };
    }),
  };
}
