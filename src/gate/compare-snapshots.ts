// Compares where checks stand apart from the files of their project: what a saved report says, or a stored baseline.
import type { Assessment, Comparison } from '../model/index.js';
import { byPointsAlone, type CheckSnapshot, compareCheck, snapshotOf } from './compare-check.js';
import { noComparison } from './no-comparison.js';

/** @returns where every check stands that is scored @param stageOf gives the stage of a check @param today "YYYY-MM-DD" in UTC */
export function snapshotsOf({ findings }: Pick<Assessment, 'findings'>, stageOf: (check: string) => string, today: string): CheckSnapshot[] {
  return findings.filter(({ flags }) => !flags.includes('pending')).map((finding) => snapshotOf(finding, stageOf(finding.check), today));
}

/** A comparison by points alone, and the checks that only one side knows. */
export type SnapshotComparison = Comparison & { added: string[]; gone: string[] };

/** Compares two sets of snapshots, check by check. */
export function compareSnapshots(before: readonly CheckSnapshot[], after: readonly CheckSnapshot[]): SnapshotComparison {
  const [then, now] = [new Map(before.map((one) => [one.check, one])), new Map(after.map((one) => [one.check, one]))];
  const moved = after.flatMap((is) => {
    const was = then.get(is.check);
    return (was && compareCheck(was, is, byPointsAlone)) ?? [];
  });
  const of = (kind: 'regressed' | 'improved') => moved.filter((one) => one.kind === kind).map(({ change }) => change);
  return {
    ...noComparison(),
    regressed: of('regressed'),
    improved: of('improved'),
    added: after.filter(({ check }) => !then.has(check)).map(({ check }) => check),
    gone: before.filter(({ check }) => !now.has(check)).map(({ check }) => check),
  };
}
