// The schema of rules/peers.yaml: what public repositories show, measured at pinned commits by scripts/peers.ts.
import { z } from 'zod';
import { checkId, day, id, line, version } from './schema-fields.js';

const percentage = z.number().min(0).max(100).nullable();

export const peersSchema = z.strictObject({
  /** The day on which it was measured. */
  date: day,
  /** The version of the rules that it was measured by: another one finds otherwise. */
  pack: version,
  repositories: z.array(
    z.strictObject({
      repository: line,
      commit: z.string().regex(/^[0-9a-f]{40}$/, { error: 'must be 40 hexadecimal digits' }),
      kind: id.nullable(),
      overall: percentage,
      stages: z.record(id, percentage),
    }),
  ),
  /** Of how many of them each check concerns, and in how many of those it is shown, at least in part. */
  checks: z.record(checkId, z.strictObject({ of: z.int().min(1), shown: z.int().min(0) })),
});
