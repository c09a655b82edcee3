// Objects that Python makes and never names again.
import { expect, it } from 'vitest';
import { unnamedObjects } from '../../src/parsers/python/unnamed.js';

it.each([
  ['at the top', 'a = pa.Schema({\n  "x": 1,\n})\n', ['a 1-3 top']],
  ['in a function', 'def f():\n    a = Schema()\n    return 1\n', ['a 2-2']],
  ['not where it is named again', 'a = Schema()\na.validate(t)\n', []],
  ['not where a text names it', "a = Schema()\n__all__ = ['a']\n", []],
  ['not what a function gives', 'a = make_schema()\nb = pa.run()\n', []],
  ['not what is more than an object', 'a = Schema().validate(t)\n', []],
  ['not what is worked out of objects', 'a = [Schema()]\nb = x if y else Schema()\n', []],
])('%s', (_, source, expected) => {
  expect(unnamedObjects(source).map(({ name, from, to, top }) => `${name} ${from}-${to}${top ? ' top' : ''}`)).toEqual(expected);
});
