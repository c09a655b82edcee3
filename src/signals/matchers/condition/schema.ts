// A condition of CI that is none.
import { z } from 'zod';
import { conditionFlaws } from '../../../inventory/ci.js';

export const schema = z.strictObject({ flaw: z.enum(conditionFlaws) }).transform((w) => ({ kind: 'condition' as const, ...w }));

export type ConditionMatcher = z.output<typeof schema>;

export const patterns = () => [];
