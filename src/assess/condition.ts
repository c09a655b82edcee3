// Conditions over the context, in three values: they hold, they do not, or nobody has said.
import type { Condition } from '../model/index.js';

export type Holds = 'yes' | 'no' | 'unknown';

/**
 * @param context values by field; a field that is missing or empty is unknown
 * @returns whether the condition holds; "unknown" where an unset field decides
 */
export function holds(condition: Condition, context: Readonly<Record<string, readonly string[]>>): Holds {
  const field = ([name, values]: [string, string[]]): Holds => {
    const have = context[name] ?? [];
    if (have.length === 0) return 'unknown';
    return values.some((value) => have.includes(value)) ? 'yes' : 'no';
  };
  const fields = (clause: Record<string, string[]> | undefined) => Object.entries(clause ?? {}).map(field);
  const parts: Holds[] = [];
  if (condition.all) parts.push(and(fields(condition.all)));
  if (condition.any) parts.push(or(fields(condition.any)));
  if (condition.none) parts.push(not(or(fields(condition.none))));
  return and(parts);
}

/** The fields that a condition asks about. */
export function fieldsOf(condition: Condition): string[] {
  return [condition.all, condition.any, condition.none].flatMap((clause) => Object.keys(clause ?? {}));
}

function and(parts: readonly Holds[]): Holds {
  if (parts.includes('no')) return 'no';
  return parts.includes('unknown') ? 'unknown' : 'yes';
}

function or(parts: readonly Holds[]): Holds {
  if (parts.includes('yes')) return 'yes';
  return parts.includes('unknown') ? 'unknown' : 'no';
}

function not(value: Holds): Holds {
  return value === 'yes' ? 'no' : value === 'no' ? 'yes' : 'unknown';
}
