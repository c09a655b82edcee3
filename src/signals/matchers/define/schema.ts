// Code defines a function or class of a name, and not as a stub; letter case is ignored.
import { z } from 'zod';
import { names, where } from '../fields.js';

export const schema = z.strictObject({ names, where }).transform((w) => ({ kind: 'define' as const, names: w.names, where: w.where }));

export type DefineMatcher = z.output<typeof schema>;

export const patterns = () => [];
