// A stored baseline: what each check had reached, for a project that git cannot be asked about. One check a line, sorted, no clock in it.
import { z } from 'zod';
import { KnownError } from '../errors.js';
import type { Catalogue, Finding } from '../model/index.js';
import { readValidated } from '../parsers/config/validate.js';

/** What a check had reached: points of its scale, 0 to 2, and how many of them the repository showed. */
export interface Reached {
  earned: number;
  observed: number;
  basis: NonNullable<Finding['basis']>;
}

/** That a check may stand lower than it did, and why. */
export interface Accepted {
  check: string;
  from: number;
  to: number;
  reason: string;
  by: string | null;
}

export interface Baseline {
  pack: string;
  checks: ReadonlyMap<string, Reached>;
  accepted: readonly Accepted[];
}

const value = z.int().min(0).max(2);
const schema = z.strictObject({
  version: z.literal(1),
  pack: z.string().regex(/^\d+\.\d+\.\d+$/, { error: 'must be a version such as 1.0.0' }),
  checks: z
    .record(z.string(), z.strictObject({ earned: value, observed: value, basis: z.enum(['observed', 'documented', 'asserted']) }))
    .nullable()
    .default({}),
  accepted: z
    .array(
      z.strictObject({
        check: z.string().min(1).max(300),
        from: value,
        to: value,
        reason: z.string().trim().min(1).max(4000),
        by: z.string().trim().min(1).max(300).optional(),
      }),
    )
    .nullable()
    .default([]),
});

export const maxBaselineBytes = 512 * 1024;

/**
 * Reads a baseline.
 * @param file what errors call it
 * @throws KnownError with the first mistake in it; ids that a check had before are understood
 */
export function parseBaseline(file: string, text: string, { checks }: Catalogue): Baseline {
  const read = readValidated(file, text, schema, maxBaselineBytes);
  if ('problems' in read) throw read.problems[0] ?? new Error('no problem to report');
  const { pack, checks: reached, accepted } = read.value;
  const known = new Map(checks.flatMap(({ id, aliases }) => [id, ...aliases].map((name): [string, string] => [name, id])));
  const entries = Object.entries(reached ?? {}).map(([name, one]): [string, Reached] => {
    const id = known.get(name);
    const { line, column } = read.at(['checks', name]);
    if (id === undefined) throw new KnownError(`${file}:${line}:${column}`, `"${name}" is no check`, 'remove the line, or correct it');
    if (one.observed > one.earned) throw new KnownError(`${file}:${line}:${column}`, 'more is observed than earned', 'write it anew: mlready baseline write');
    return [id, one];
  });
  return { pack, checks: new Map(entries), accepted: (accepted ?? []).map(({ by, ...one }) => ({ ...one, by: by ?? null })) };
}

/** What YAML takes for a text without quotes. */
const plain = /^[a-z][a-z0-9-]*\.[a-z0-9-]*$/;

/** The text of a baseline: the same standings give the same bytes. */
export function baselineText({ pack, checks, accepted }: Baseline): string {
  const reached = [...checks]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([check, { earned, observed, basis }]) => `  ${check}: {earned: ${earned}, observed: ${observed}, basis: ${basis}}`);
  const lowered = accepted.map(
    ({ check, from, to, reason, by }) =>
      `  - {check: ${plain.test(check) ? check : JSON.stringify(check)}, from: ${from}, to: ${to}, reason: ${JSON.stringify(reason)}${by === null ? '' : `, by: ${JSON.stringify(by)}`}}`,
  );
  return [
    '# What each check had reached, in points of its scale (0 to 2). Raised by: mlready baseline write. Lowered one by one, with a reason, by: mlready baseline accept.',
    'version: 1',
    `pack: ${pack}`,
    `checks:${reached.length === 0 ? ' {}' : ''}`,
    ...reached,
    ...(lowered.length === 0 ? [] : ['accepted:', ...lowered]),
    '',
  ].join('\n');
}
