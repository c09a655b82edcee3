// The schema of a policy file by itself. What needs the rules (stages, context fields, versions of packs) is proved in parse-policy.ts.
import { z } from 'zod';
import { forbiddable } from '../model/index.js';
import { gateKeys, line, packsSchema, version } from './schema.js';

export const policySchema = z.strictObject({
  version: z.literal(1),
  packs: packsSchema.refine((packs) => packs.every((one) => !one.startsWith('..')), { error: 'must lie below the policy, such as ./rules/acme' }),
  ...gateKeys,
  'min-pack': z.union([version, z.record(z.string().max(100), version)]).optional(),
  'require-context': z.array(z.string().min(1).max(100)).max(100).default([]),
  waivers: z.strictObject({ approvers: z.array(line).min(1).max(200) }).optional(),
  forbid: z.array(z.enum(forbiddable)).max(20).default([]),
});

/** The keys of a policy, in their order. */
export const policyKeys: readonly string[] = Object.keys(policySchema.shape);

export type WrittenPolicy = z.output<typeof policySchema>;

/** @returns the JSON Schema (2020-12) of a policy file, with the ids that the rules know. */
export function policyJsonSchema({ stages, context }: { stages: readonly { id: string }[]; context: readonly { id: string }[] }): z.core.JSONSchema.JSONSchema {
  const schema = z.toJSONSchema(policySchema, { io: 'input', reused: 'inline' });
  const { minimum, maximum } = { minimum: 0, maximum: 100 };
  const percentage = { type: 'number' as const, minimum, maximum };
  const ids = ['overall', ...stages.map(({ id }) => id)];
  const properties = {
    ...schema.properties,
    'min-score': {
      anyOf: [percentage, { type: 'object' as const, additionalProperties: false, properties: Object.fromEntries(ids.map((id) => [id, percentage])) }],
    },
    'require-context': { type: 'array' as const, maxItems: 100, items: { enum: context.map(({ id }) => id) } },
  };
  return { ...schema, title: 'A policy of mlready (mlready-policy.yaml)', properties };
}
