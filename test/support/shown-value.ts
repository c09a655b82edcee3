// Values of an outline as text, for expectations.
import type { ValueNode } from '../../src/parsers/code/outline.js';

/** A value, written out. */
export function shown(value: ValueNode | null): string {
  if (value === null) return '-';
  const all = (values: readonly ValueNode[]) => values.map(shown).join(', ');
  switch (value.kind) {
    case 'name':
      return value.name;
    case 'member':
      return `${shown(value.of)}.${value.name}`;
    case 'item':
      return `${shown(value.of)}[${all(value.keys)}]`;
    case 'call':
      return `${shown(value.of)}(${value.args.map(({ keyword, value: one }) => (keyword === null ? shown(one) : `${keyword}=${shown(one)}`)).join(', ')})`;
    case 'string':
      return value.parts.length === 0 ? `'${value.text}'` : `'${value.text}'{${all(value.parts)}}`;
    case 'list':
      return `[${all(value.parts)}]`;
    case 'operation':
      return `<${value.makes} ${all(value.parts)}${value.condition === null ? '' : ` if ${shown(value.condition)}`}>`;
    case 'each':
      return `{${all(value.body)} for ${value.clauses.map(({ target, over }) => `${shown(target)} in ${shown(over)}`).join(' ')}}`;
    case 'bound':
      return `${shown(value.target)} := ${shown(value.value)}`;
    case 'function':
      return `function ${value.number}`;
    case 'other':
      return '_';
  }
}
