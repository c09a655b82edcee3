// Results of other tools: what each format holds, and that no file of one makes a reader fail.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readResult, resultFormatIds, resultFormats } from '../../src/parsers/results/index.js';
import { keeps, numberAt } from '../../src/parsers/results/number-at.js';
import { measureKinds, mostMeasures, type ToolResult } from '../../src/parsers/results/result.js';
import { dayIn } from '../../src/parsers/results/result-day.js';
import { readXml, type XmlEvent } from '../../src/parsers/xml/xml-events.js';
import { root } from '../../src/root.js';
import { catalogue } from '../support/catalogue-of-rules.js';
import { tally } from '../support/property.js';

const folder = join(root, 'fixtures', 'imports');
const textOf = (format: string, file: string) => readFileSync(join(folder, format, file), 'utf8');
const cases = readdirSync(folder).flatMap((format) =>
  Object.entries<ToolResult & { origin: string }>(parse(textOf(format, 'cases.yaml'))).map(([file, expected]) => ({ format, file, expected })),
);

describe('the formats of results', () => {
  it('are the folders of their readers, of their files, and of the rules, each with a title and kinds of its own', () => {
    const readers = readdirSync(join(root, 'src/parsers/results'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(readers.map(({ name }) => name).sort()).toEqual([...resultFormatIds].sort());
    expect(readdirSync(folder).sort()).toEqual([...resultFormatIds].sort());
    expect(catalogue.imports.map(({ format }) => format)).toEqual(resultFormatIds);
    expect(new Set(resultFormats.map(({ title }) => title)).size).toBe(resultFormats.length);
    expect([...new Set(resultFormats.flatMap(({ kinds }) => kinds))].sort()).toEqual([...measureKinds].sort());
  });

  it('have no file that is not expected', () => {
    for (const format of resultFormatIds)
      expect(readdirSync(join(folder, format)).filter((file) => file !== 'cases.yaml')).toEqual(
        cases.filter((one) => one.format === format).map(({ file }) => file),
      );
  });

  it.each(cases)('$format/$file is read as what it is', ({ format, file, expected: { origin, ...expected } }) => {
    expect(origin).toMatch(/^(?:made )?by /);
    const found = readResult(textOf(format, file), null);
    expect(found).toEqual({ format, ...expected });
    const kinds = resultFormats.find(({ id }) => id === format)?.kinds ?? [];
    expect(found?.measures.filter(({ kind }) => !kinds.includes(kind))).toEqual([]);
  });

  it.each(cases)('$format/$file is read by no other format', ({ format, file }) => {
    expect(resultFormatIds.filter((id) => readResult(textOf(format, file), id) !== null)).toEqual([format]);
  });

  it('show a check by every kind that they measure', () => {
    const unused = resultFormats.flatMap(({ id, kinds }) => {
      const shows = catalogue.imports.find(({ format }) => format === id)?.shows ?? [];
      return kinds.filter((kind) => !shows.some((row) => row.kind === kind)).map((kind) => `${id} ${kind}`);
    });
    expect(unused).toEqual([]);
  });
});

describe('a test of JUnit XML', () => {
  const measure = (inside: string) => readResult(`<testsuite name="a">${inside}</testsuite>`, null)?.measures.map(({ figure, passed }) => ({ figure, passed }));

  it.each([
    ['is none where it was only listed', '<testcase name="x" status="notrun" result="suppressed"/>', []],
    ['is none where it is disabled', '<testcase name="x" status="disabled"/>', []],
    ['counts where it ran', '<testcase name="x" status="run" result="completed"/>', [{ figure: { count: 1, total: 1 }, passed: true }]],
    [
      'passed beside an error of its suite, which did not',
      '<testcase name="x"/><error message="teardown failed"/>',
      [{ figure: { said: 'an error outside of the tests' }, passed: false }],
    ],
    ['was not come to', '<failure message="no set-up"/>', [{ figure: { said: 'an error outside of the tests' }, passed: false }]],
    ['failed beside an error of its suite', '<testcase name="x"><failure/></testcase><error/>', [{ figure: { count: 0, total: 1 }, passed: false }]],
  ])('%s', (_, inside, expected) => expect(measure(inside)).toEqual(expected));
});

describe('a result of SARIF without a level', () => {
  const X = { id: 'X', defaultConfiguration: { level: 'error' } };
  const y = { id: 'Y' };
  const many = Array.from({ length: 1_500 }, (_, index) => ({ id: `r${index}` }));
  const errors = (tool: object, result: object) =>
    readResult(JSON.stringify({ version: '2.1.0', runs: [{ tool: { ...tool, driver: { name: 't', ...tool } }, results: [result] }] }), 'sarif')?.measures[0]
      ?.figure;

  it.each([
    ['by its index', { rules: [y, X] }, { ruleIndex: 1 }, 1],
    ['by its id where the index is not known', { rules: [y, X] }, { ruleId: 'X', ruleIndex: -1 }, 1],
    ['by its id behind a thousand rules', { rules: [...many, X] }, { ruleId: 'X' }, 1],
    ['by its id, of which it is a part', { rules: [X] }, { ruleId: 'X/1' }, 1],
    ['by its id in an extension', { extensions: [{ name: 'e', rules: [X] }] }, { ruleId: 'X' }, 1],
    ['by its reference', { rules: [y], extensions: [{ name: 'e', rules: [X] }] }, { rule: { index: 0, toolComponent: { index: 0 } } }, 1],
    ['by the id of its reference', { rules: [X] }, { rule: { id: 'X' } }, 1],
    ['as a warning where its rule says none', { rules: [y, X] }, { ruleIndex: 0 }, 0],
    ['as a warning where no rule is known', { rules: [X] }, { ruleId: 'Z' }, 0],
  ])('counts as its rule says: %s', (_, tool, result, value) => expect(errors(tool, result)).toEqual({ value }));
});

describe('a hostile file of results', () => {
  it.each([
    ['nothing', ''],
    ['prose', 'All tests passed, 42 of 42.'],
    ['a list', '[1, 2, 3]'],
    ['JSON that breaks off', '{"results": {"stats": {"successes": 1'],
    ['ten thousand levels', `${'{"results":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
    ['XML with declarations of its own', '<!DOCTYPE testsuites [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><testsuites><testcase name="&b;"/></testsuites>'],
    ['XML that names a file to be read', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><testsuite><testcase name="&x;"/></testsuite>'],
    ['XML of too many levels', `<testsuites>${'<testsuite>'.repeat(500)}<testcase/>${'</testsuite>'.repeat(500)}</testsuites>`],
    ['XML that breaks off', '<testsuites><testsuite><testcase name="a">'],
    ['XML with an attribute without end', '<testsuites name="a><testcase/></testsuites>'],
    ['XML with a tag that is too long', `<testsuite name="a" ${'x'.repeat(9_000_000)}><testcase name="a"/></testsuite>`],
    ['XML with two roots', '<testsuites/><testsuites/>'],
  ])('is none: %s', (_, text) => expect(readResult(text, null)).toBe(null));

  it('is read as far as it is one', () => {
    const stats = (successes: unknown) => readResult(JSON.stringify({ config: {}, results: { stats: { successes, failures: 0, errors: 0 } } }), null);
    expect(stats(3)?.measures).toHaveLength(1);
    for (const wrong of [-1, 1.5, '3', null, 1e300, {}]) expect(stats(wrong)).toBe(null);
    expect(readResult('{"config": {}, "results": {"stats": {"successes": NaN, "failures": 0}}}', null)).toBe(null);
  });

  it('tells no long text, and no endless list', () => {
    const tasks = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`${'x'.repeat(500)}${index}`, { 'acc,none': 0.5 }]));
    const found = readResult(JSON.stringify({ results: tasks, configs: {}, 'n-shot': {} }), null);
    expect(found?.measures).toHaveLength(mostMeasures);
    for (const { name } of found?.measures ?? []) expect(name?.length).toBeLessThanOrEqual(120);
  });

  it('does not change a prototype', () => {
    expect(readResult('{"__proto__": {"polluted": true}, "metrics": [{"metric": "DatasetDriftMetric"}]}', null)?.measures).toEqual([]);
    expect('polluted' in {}).toBe(false);
  });

  it('makes no reader fail, whatever of a real one is replaced', () => {
    const seen = tally('read', 'refused');
    const texts = cases.map(({ format, file }) => textOf(format, file));
    const pieces = fc.constantFrom(
      'null',
      '"',
      '{',
      '}',
      '[',
      ']',
      '-1',
      'NaN',
      '<',
      '>',
      '&#0;',
      '\\',
      '\n',
      '1e999',
      '<![CDATA[',
      '<!--',
      '\u0000',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(fc.tuple(fc.nat(), fc.nat(20), pieces), { maxLength: 4 }), (text, changes) => {
        const hostile = changes.reduce((all, [at, length, piece]) => {
          const from = at % Math.max(1, all.length);
          return `${all.slice(0, from)}${piece}${all.slice(from + length)}`;
        }, text);
        const found = readResult(hostile, null);
        seen.when(found === null ? 'refused' : 'read', true);
        for (const { figure } of found?.measures ?? []) if ('value' in figure) expect(Number.isFinite(figure.value)).toBe(true);
      }),
      { numRuns: 500 },
    );
    expect(seen.least()).toBeGreaterThan(20);
  });
});

describe('the tags of an XML text', () => {
  const tags = (text: string) => {
    const events: XmlEvent[] = [];
    const fault = readXml(text, (event) => events.push(event));
    return { fault, names: events.map(({ tag, name }) => `${tag === 'open' ? '' : '/'}${name}`), events };
  };

  it('leave out comments, plain characters and instructions, and hold references as what they stand for', () => {
    const { fault, names, events } = tags('<?xml version="1.0"?><!-- <x> --><a b="&lt;&#65;&#x42;&amp;&nbsp;" c=\'d"\'><![CDATA[<y>]]>&lt;<e/></a>');
    expect({ fault, names }).toEqual({ fault: null, names: ['a', 'e', '/e', '/a'] });
    const [first] = events;
    expect(first?.tag === 'open' && Object.fromEntries(first.attributes)).toEqual({ b: '<AB&&nbsp;', c: 'd"' });
  });

  it.each([
    ['<a></b>', 'malformed'],
    ['<!DOCTYPE a [<!ENTITY b "c">]><a/>', 'doctype'],
    ['<!ENTITY b "c"><a/>', 'doctype'],
    ['<a'.repeat(3), 'malformed'],
    ['', 'malformed'],
    ['<a>'.repeat(300), 'too-deep'],
  ])('%s is %s', (text, fault) => expect(tags(text).fault).toBe(fault));

  it('pass over a document type that only names a file', () => expect(tags('<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>').fault).toBe(null));
});

describe('the day of a result', () => {
  it.each([
    ['2026-11-02T09:00:00.000Z', '2026-11-02'],
    ['2026-11-02T23:30:00-02:00', '2026-11-03'],
    ['2026-11-02 09:00:00.123456', '2026-11-02'],
    ['20261102T090000.481638Z', '2026-11-02'],
    [1_793_620_800, '2026-11-02'],
    [1_793_610_000_000, '2026-11-02'],
    ['1793620800', '2026-11-02'],
    ['2026-02-30', null],
    ['yesterday', null],
    ['', null],
    [Number.NaN, null],
    [-1, null],
    [1e300, null],
    [null, null],
    ['2026-11-02'.padEnd(100, '0'), null],
  ])('%s is %s', (written, day) => expect(dayIn(written)).toBe(day));
});

describe('a number in a JSON text', () => {
  const text = '{"test": {"auc": 0.83, "a/b": 2, "c.d": 3}, "runs": [{"f1": 0.5}], "bad": NaN, "word": "0.9"}';
  it.each([
    ['/test/auc', 0.83],
    ['test.auc', 0.83],
    ['/runs/0/f1', 0.5],
    ['runs.0.f1', 0.5],
    ['/test/a~1b', 2],
    ['/test/c.d', 3],
    ['/bad', null],
    ['/word', null],
    ['/test', null],
    ['/runs/1/f1', null],
    ['/runs/-1/f1', null],
    ['/__proto__/constructor', null],
    ['/test/auc/more', null],
  ])('%s is %s', (path, number) => expect(numberAt(text, path)).toBe(number));

  it.each([
    [0.8, '>= 0.8', true],
    [0.79, '>= 0.8', false],
    [0.8, '> 0.8', false],
    [3, '<= 3', true],
    [-1, '< 0', true],
    [1, '== 1', false],
    [1, '', false],
  ])('%s against "%s" is %s', (value, bound, kept) => expect(keeps(value, bound)).toBe(kept));
});
