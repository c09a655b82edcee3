// A record of a fleet, `record: 1`: one project at one revision, or why there is no result. Records may come from anywhere, so each is held against this before it is used.
import { z } from 'zod';
import { summarySchema } from '../report/summary-schema.js';

/** No record is longer: a summary and what stands around it, in bytes with the line break. */
export const mostRecordBytes = 8000;

export const recordSchema = z.strictObject({
  record: z.literal(1),
  /** The version of mlready that made it. */
  mlready: z.string().max(40),
  /** What the repository is called in the fleet: as it was listed, or where it is kept. */
  repository: z.string().min(1).max(400),
  revision: z
    .string()
    .regex(/^[0-9a-f]{7,64}$/)
    .nullable(),
  when: z.iso.datetime(),
  summary: summarySchema.nullable(),
  error: z.strictObject({ code: z.enum(['no-repository', 'refused', 'timed-out', 'crashed']), says: z.string().max(400) }).nullable(),
});

export type FleetRecord = z.output<typeof recordSchema>;
