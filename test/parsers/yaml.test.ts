import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../../src/parsers/config/yaml.js';

describe('reading YAML', () => {
  it('gives plain data with places', () => {
    const reading = readYaml('a:\n  - b: 1\n    c: true\n');
    expect(JSON.parse(JSON.stringify(reading.value))).toEqual({ a: [{ b: 1, c: true }] });
    expect(reading.at(['a', 0, 'c'])).toEqual({ line: 3, column: 8 });
    expect(reading.at(['a', 0, 'c'], true)).toEqual({ line: 3, column: 5 });
  });

  it.each([
    ['a key that stands twice', 'a: 1\nb: 2\na: 3\n', /^says "a" twice$/, 3],
    ['a broken line', 'a: [1\n', /./, 2],
    ['an alias without an anchor', 'a: *b\n', /\*b/, 1],
    ['a key that is no word', '? [a]\n: 1\n', /not a word/, 1],
    ['deep nesting', '['.repeat(3000), /^is nested too deeply$/, 1],
    ['deep nesting of items', `${'- '.repeat(201)}x`, /^is nested too deeply$/, 1],
    ['deep nesting of keys', `${'? '.repeat(201)}x`, /^is nested too deeply$/, 1],
    ['deep nesting by indentation', Array.from({ length: 201 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), /^is nested too deeply$/, 1],
    ['deep nesting in brackets, over lines', '{a: [\n'.repeat(101), /^is nested too deeply$/, 1],
    ['many brackets in a text, and one that is wrong', `a: "${'['.repeat(300)}"\nb: ]`, /flow|token|Unexpected/i, 2],
    ['nesting beyond the bound', `${'- '.repeat(150)}x`, /deeper/, 1],
  ])('refuses %s, and says where', (_, text, message, line) => {
    const { problems } = readYaml(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(message);
    expect(problems[0]?.line).toBe(line);
  });

  it.each([
    ['a: !!timestamp 2020-01-01', { a: '2020-01-01' }],
    ['a: !!binary aGk=', { a: 'aGk=' }],
    ['%YAML 1.1\n---\na: 2020-01-01\non: yes', { a: '2020-01-01', on: 'yes' }],
    ['%YAML 1.1\n---\na: &a\n  k: 1\nb:\n  <<: *a', { a: { k: 1 }, b: { k: 1 } }],
    ['a: !!str 1\nb: 1\nc: !Ref x', { a: '1', b: 1, c: 'x' }],
  ])('gives plain data, whatever tags and version a text asks for: %j', (text, value) => {
    const found = readYaml(text, undefined, true).value;
    expect(found).toEqual(value);
    expect(JSON.parse(JSON.stringify(found))).toEqual(value);
  });

  it('refuses an alias bomb by its number of values', () => {
    const levels = Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array.from({ length: 9 }, () => `*a${i}`).join(', ')}]`);
    expect(readYaml(['a0: &a0 [x, x]', ...levels].join('\n')).problems[0]?.message).toMatch(/more than 50000 values/);
  });

  it('refuses what is larger than its bound', () => expect(readYaml('a'.repeat(200), 100).problems[0]?.message).toMatch(/larger/));

  it('refuses a key that could touch the prototype', () => {
    expect(readYaml('__proto__: {polluted: true}\n').problems[0]?.message).toMatch(/no map may have/);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.getPrototypeOf(readYaml('a: 1').value)).toBeNull();
  });

  it('reads the first of several documents, and says where the next begins', () => {
    expect(readYaml('a: 1\n---\nb: 2\n')).toMatchObject({ value: { a: 1 }, problems: [], more: { line: 2, column: 1 } });
    expect(readYaml('a: 1\n').more).toBeNull();
  });

  it('hands on what stands behind a merge key, where it is asked to', () => {
    const text = 'x: &x {a: 1, b: 2}\ny: &y {b: 3, c: 4}\nz:\n  <<: [*x, *y]\n  a: 0\n';
    const reading = readYaml(text, undefined, true);
    expect(JSON.parse(JSON.stringify(reading.value))).toMatchObject({ z: { a: 0, b: 2, c: 4 } });
    expect(reading.at(['z', 'b'], true).line).toBe(4);
    expect(readYaml(text).value).toMatchObject({ z: { a: 0, '<<': expect.anything() } });
    expect(readYaml('x: &x {a: 1}\ny:\n  <<: *x\n  <<: {b: 2}\n', undefined, true)).toMatchObject({ problems: [], value: { y: { a: 1, b: 2 } } });
    expect(readYaml('x:\n  <<: 3\n', undefined, true)).toMatchObject({ problems: [], value: { x: {} } });
  });

  it('never throws', () => fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => void readYaml(text))));
});
