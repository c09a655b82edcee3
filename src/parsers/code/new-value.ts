// Making values of an outline, whatever the language.
import { deepestValue, type ValueNode } from './outline.js';

/** @returns a value that nothing is known of */
export function other(at: number): ValueNode {
  return { kind: 'other', at, deep: 0 };
}

/** How deep a value is whose parts these are. */
export function over(parts: readonly ValueNode[]): number {
  return parts.reduce((most, { deep }) => Math.max(most, deep), 0) + 1;
}

/** @returns the value, or one that nothing is known of where it is too deep */
export function bounded(value: ValueNode): ValueNode {
  return value.deep > deepestValue ? other(value.at) : value;
}
