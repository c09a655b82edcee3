// Fields that the schemas of several kinds of matcher share.
import { z } from 'zod';
import { isGlob } from '../../parsers/glob/glob.js';
import { patternFrom, patternOf } from '../pattern.js';

export const name = z.string().min(1).max(300);
export const names = z.array(name).min(1);
export const globs = z.array(name.refine(isGlob, { error: 'has more than 512 alternatives; split it' })).min(1);
export const where = z.enum(['own', 'tests', 'anywhere']).default('own');

/** A regular expression that compiles. A kind that has a field of it lists the field in its `patterns`. */
export const pattern = z.string().min(1).max(2000).refine(compiles, { error: 'is not a regular expression that compiles' }).transform(patternFrom);

function compiles(source: string): boolean {
  try {
    patternOf(source);
    return true;
  } catch {
    return false;
  }
}

/** How many places of one file are told; what a file repeats is known by its first ones. @param usual where nothing is said */
export const mostPlaces = (usual: number) => z.int().positive().max(usual).default(usual);
