// Whether saved data is what it claims to be.
import type { z } from 'zod';

/**
 * Whether data fits a schema. It stays as it is: nothing is filled in or left out.
 * @param wrong takes what is wrong with it and where, in a few words
 */
export function fits<S extends z.ZodType>(schema: S, data: unknown, wrong: (mistake: string) => void): data is z.output<S> {
  const parsed = schema.safeParse(data);
  if (parsed.success) return true;
  const [issue] = parsed.error.issues;
  wrong(`${issue?.message ?? 'wrong'}${issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.').slice(0, 100)}`}`);
  return false;
}
