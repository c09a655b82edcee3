import { expect, it } from 'vitest';
import { firstString, keywordOf, spreads } from '../../src/parsers/code/arguments.js';

it.each([
  ['a, lr=0.1, b=2', 'lr', '0.1'],
  ['lr = c(1, 2), x', 'lr', 'c(1, 2)'],
  ['f(lr=1), [lr], {"k": "lr=3"}, "lr=2"', 'lr', null],
  ['lr == 1', 'lr', null],
  ['lrs=1', 'lr', null],
  ['x="a, lr=1", lr="b"', 'lr', '"b"'],
  ['x="""a", lr=1""", lr=2', 'lr', '2'],
  ['{ dsn: "a, rate: 2", rate: 1.0, }', 'rate', '1.0'],
  ['app, { "rate": { rate: 2 } }, { rate: 3 }', 'rate', '{ rate: 2 }'],
  ['{ rate }', 'rate', 'rate'],
  ['{ async send(event) { return event } }', 'send', '(event) { return event }'],
  ['rate => 1', 'rate', null],
  ['', 'rate', null],
])('keywordOf(%j, %j) is %j', (args, name, expected) => expect(keywordOf(args, name)).toBe(expected));

it.each([
  ['"a", "b"', 'a'],
  ["run, f'acc', 1", 'acc'],
  ['"""a "b" c"""', 'a "b" c'],
  ['"a" \'b\'', 'ab'],
  ['""', ''],
  ['`a`', 'a'],
  ['x="a"', null],
  ['"a" + b', null],
  ['["a"]', null],
  ['"never closed', null],
  ['', null],
])('firstString(%j) is %j', (args, expected) => expect(firstString(args)).toBe(expected));

it.each([
  ['fp, map_location="cpu", **kwargs', true],
  ['url, ...options', true],
  ['f(**inner), 2 ** 3, "**x", *args', false],
  ['', false],
])('spreads(%j) is %j', (args, expected) => expect(spreads(args)).toBe(expected));
