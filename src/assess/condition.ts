// Conditions over the context and the activities, in three values: they hold, they do not, or nobody has said.
import type { Condition } from '../model/index.js';

export type Holds = 'yes' | 'no' | 'unknown';

/** What conditions are held against. */
export interface ConditionTerms {
  /** Values by field; a field that is missing or empty is unknown. */
  context: Readonly<Record<string, readonly string[]>>;
  /** Whether the project does something; an activity that is missing is unknown. */
  does: ReadonlyMap<string, Holds>;
}

/** The field under which a condition asks for activities. */
const activities = 'does';

/** @returns whether the condition holds; "unknown" where something unset decides */
export function holds(condition: Condition, { context, does }: ConditionTerms): Holds {
  const field = ([name, values]: [string, string[]]): Holds => {
    if (name === activities) return or(values.map((activity) => does.get(activity) ?? 'unknown'));
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

/** The fields of the context that a condition asks about. */
export function fieldsOf(condition: Condition): string[] {
  return clauses(condition).flatMap((clause) => Object.keys(clause).filter((field) => field !== activities));
}

/** The activities that a condition asks about. */
export function activitiesOf(condition: Condition): string[] {
  return clauses(condition).flatMap((clause) => clause[activities] ?? []);
}

function clauses({ all, any, none }: Condition): Record<string, string[]>[] {
  return [all, any, none].filter((clause) => clause !== undefined);
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
