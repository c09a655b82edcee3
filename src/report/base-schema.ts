// What the schemas of a report stand on.
import { z } from 'zod';

export const text = z.string();
export const texts = z.array(text);
export const whole = z.int().min(0);
export const percentage = z.number().min(0).max(100).nullable();
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Whether a schema lets through all that a noun can be; members that may be left out are compared as if they were there, or one that is forgotten would not be seen. */
type Covers<S extends z.ZodType, Noun> = [Noun] extends [z.output<S>] ? ([Required<z.output<S>>] extends [Required<Noun>] ? unknown : never) : never;

/** A schema under the name of its noun, which it covers and does not exceed. */
export const schemaOf =
  <Noun>() =>
  <S extends z.ZodType<Noun>>(schema: S & Covers<S, Noun>): z.ZodType<Noun> =>
    schema;
export const code = <const C extends string, const S extends z.core.$ZodLooseShape>(name: C, more: S) => z.strictObject({ code: z.literal(name), ...more });
