// Proves rules of proposals: each is about a check of its stage, and proposes a value of its scale that is worth something.
import type { z } from 'zod';
import { KnownError, suggest } from '../errors.js';
import type { Catalogue, ProposalRule } from '../model/index.js';
import { matchersOf } from '../signals/expression.js';
import { kindOf } from '../signals/matchers/index.js';
import type { proposalsSchema } from './proposals-schema.js';

/** A file of rules as it was read. */
export interface ReadProposals {
  /** Relative to its pack: "proposals/data-management.yaml". */
  path: string;
  value: z.output<typeof proposalsSchema>;
  /** Where the value at some keys of the file stands. */
  at(keys: readonly PropertyKey[]): string;
}

/** @returns the rules with their values, and every fault in the order of the files */
export function provedProposals(
  files: readonly ReadProposals[],
  { checks, scales, tools }: Pick<Catalogue, 'checks' | 'scales' | 'tools'>,
): { proposals: ProposalRule[]; faults: KnownError[] } {
  const faults: KnownError[] = [];
  const known = new Set<string>();
  const jobs = new Set(tools.map(({ job }) => job));
  const proposals = files.flatMap(({ path, value, at }) =>
    value.proposals.flatMap(({ value: said, ...rule }, index): ProposalRule[] => {
      const fault = (key: string, cause: string, next: string): [] => {
        faults.push(new KnownError(at(['proposals', index, key]), cause, next));
        return [];
      };
      const check = checks.find(({ id }) => id === rule.check);
      if (!check) {
        const ids = checks.map(({ id }) => id);
        return fault('check', `the check "${rule.check}" does not exist`, suggest(rule.check, ids, 'see: mlready checks'));
      }
      if (path !== `proposals/${check.stage}.yaml`) return fault('check', `"${rule.check}" is of another stage`, `move it to proposals/${check.stage}.yaml`);
      const name = `${rule.check}\0${rule.says}`;
      if (known.has(name)) return fault('says', 'two rules of one check say the same', 'join them, or say it in other words');
      known.add(name);
      for (const job of matchersOf(rule.seen).flatMap((matcher) => kindOf(matcher).declarable(matcher)?.tools ?? []))
        if (!jobs.has(job)) return fault('seen', `the tool job "${job}" does not exist`, suggest(job, [...jobs], 'see: mlready explain'));
      const options = scales.find(({ id }) => id === check.scale)?.options ?? [];
      const option = options.find((one) => (said === undefined ? one.points === 1 : one.value === said));
      if (!option || option.points === 0)
        return fault(
          said === undefined ? 'check' : 'value',
          `proposes no value of the scale ${check.scale} that is worth something`,
          `say one of: ${options
            .filter(({ points }) => points > 0)
            .map((one) => one.value)
            .join(', ')}`,
        );
      return [{ ...rule, value: option.value }];
    }),
  );
  return { proposals, faults };
}
