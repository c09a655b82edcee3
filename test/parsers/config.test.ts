// Configuration files of all formats: their values, and the lines on which their keys stand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readData, valuesAt } from '../../src/parsers/config/config-file.js';
import { readIni } from '../../src/parsers/config/ini.js';
import { readJson } from '../../src/parsers/config/json.js';
import { readToml } from '../../src/parsers/config/toml.js';

/** "line value" of each value at a key path. */
const at = (path: string, text: string, key: string) => {
  const data = readData(path, text);
  return data && valuesAt(data.value, key).map(({ value, path: keys }) => `${data.line(keys)} ${JSON.stringify(value)}`);
};
const lines = (...list: string[]) => list.join('\n');

describe('a key stands on its own line', () => {
  it.each([
    [
      'behind a description of the same word',
      'a.toml',
      lines('[project]', 'description = "mypy in strict mode"', '[tool.mypy]', 'strict = true'),
      'tool.mypy.strict',
      ['4 true'],
    ],
    ['of a table', 'a.toml', lines('# [tool.mypy]', 'x = "[tool.mypy]"', '', '[tool.mypy] # here', 'a = 1'), 'tool.mypy', ['4 {"a":1}']],
    ['of a table that only its tables name', 'a.toml', lines('[tool.x.y]', 'a = 1'), 'tool', ['1 {"x":{"y":{"a":1}}}']],
    ['of a dotted key', 'a.toml', lines('[tool]', 'b = 1', 'mypy . "strict" = true'), 'tool.mypy.strict', ['3 true']],
    [
      'not inside a text of many lines',
      'a.toml',
      lines('[a]', 'text = """', '[b]', 'c = 1 \\', '""""', "t = '''", 'd = 1', "'''", '[b]', 'c = 2', 'd = 3'),
      'b.*',
      ['10 2', '11 3'],
    ],
    ['not inside a list', 'a.toml', lines('[a]', 'list = [', '  {b = 1},', ' "b = 2", # b = 3', ']', 'b = 4'), 'a.b', ['6 4']],
    ['of the second table of an array', 'a.toml', lines('[[t]]', 'n = 1', '[t.in]', 'm = 1', '[[t]]', 'n = 2', '[t.in]', 'm = 2'), 't.*.in.m', ['4 1', '8 2']],
    ['of the array itself', 'a.toml', lines('x = 1', '[[t]]', 'n = 1', '[[t]]'), 't', ['2 [{"n":1},{}]']],
    ['in an inline table', 'a.toml', lines('x = 1', 't = {a = {b = 1}}'), 't.a.b', ['2 1']],
    ['Pipfile', 'Pipfile', lines('[packages]', 'a = "*"'), 'packages.a', ['2 "*"']],
    ['of JSON behind a value of the same word', 'a.json', lines('{', '"a": "strict",', '"b": {', '"strict":', 'true', '}}'), 'b.strict', ['4 true']],
    ['of JSON in a list', 'a.json', lines('[1,', '{"a": 1},', '{"b": 1, "a": 2}]'), '*.a', ['2 1', '3 2']],
    ['of a list item', 'a.json', lines('{"a": [1,', '[2],', '3]}'), 'a.*', ['1 1', '2 [2]', '3 3']],
    ['of JSON that is written twice', 'a.json', lines('{"a": 1,', '"a": 2}'), 'a', ['2 2']],
    ['of JSON with comments', '.babelrc', lines('// {"a": 0}', '{ /* "a":', '*/ "b": "//", "a": 1, // end', '}'), 'a', ['3 1']],
    ['of an INI file', 'setup.cfg', lines('# [mypy]', '[options]', 'doc = mypy strict', '[mypy]', '; strict = no', 'strict = yes'), 'mypy.strict', ['6 "yes"']],
    ['of a section', 'setup.cfg', lines('[a]', 'x = b', '[b]', 'x = 1'), 'b', ['3 {"x":"1"}']],
    ['of an INI file without sections', 'a.conf', lines('', 'workers = 2'), '.workers', ['2 "2"']],
    ['of YAML', 'a.yml', lines('x: strict', 'mypy:', '  strict: true'), 'mypy.strict', ['3 true']],
  ])('%s', (_, path, text, key, expected) => expect(at(path, text, key)).toEqual(expected));
});

describe('INI', () => {
  it.each([
    ['lines that go on', lines('[a]', 'k =', '  one', '', '  two', 'l = 1'), 'a.k', ['2 "one\\ntwo"']],
    ['a value that begins at once', lines('[a]', 'k = one', '  two'), 'a.k', ['2 "one\\ntwo"']],
    ['a colon', lines('[a]', 'k: one = 1'), 'a.k', ['2 "one = 1"']],
    ['comments', lines('[a]', 'k = one ; why', '  # two', '  ; two', '  three # why', 'l = #fff'), 'a.*', ['2 "one\\nthree"', '6 "#fff"']],
    ['keys that are indented alike', lines('[a]', '  k = 1', '  l = 2', '    3'), 'a.*', ['2 "1"', '3 "2\\n3"']],
    ['a section that comes twice', lines('[a]', 'k = 1', '[b]', '[a]', 'k = 2'), 'a.k', ['5 "2"']],
    ['names of objects', lines('[__proto__]', 'a = 1', '[constructor]', '__proto__ = 2'), 'constructor.__proto__', ['4 "2"']],
    ['lines of another format', lines('server {', '  listen 80;', '  proxy_pass http://a;', '}'), '*.*', []],
  ])('reads %s', (_, text, key, expected) => expect(at('a.ini', text, key)).toEqual(expected));

  it('keeps what looks like a comment where a reader asks for the lines', () => {
    expect(readIni('[a]\r\nk =\r\n  b ; python_version > "3"\r\n').at(-1)).toEqual({
      name: 'a',
      line: 1,
      entries: [{ key: 'k', line: 2, values: [{ text: 'b ; python_version > "3"', line: 3 }] }],
    });
  });
});

describe('JSON', () => {
  it.each(['', '{', '{"a" 1}', '[1 2]', '{"a": 1} x', 'a', '{"a": 01}', '"\n"', '/* ', '{"a": \'b\'}'])('%j is none', (text) =>
    expect(readJson(text)).toBeNull(),
  );

  it('reads every text that JSON.parse reads, the same way', () =>
    fc.assert(fc.property(fc.json(), (text) => void expect(readJson(text)?.value).toEqual(JSON.parse(text)))));

  it('lets no key touch the prototype of anything', () => {
    const value = readJson('{"__proto__": {"polluted": 1}, "a": {"__proto__": null, "constructor": {"prototype": {"polluted": 1}}}}')?.value;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(value ?? {})).toEqual(['__proto__', 'a']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(valuesAt(value, 'polluted')).toEqual([]);
  });
});

it.each([
  ['a.toml', lines('[__proto__]', 'polluted = 1')],
  ['a.ini', lines('[__proto__]', 'polluted = 1')],
  ['a.json', '{"__proto__": {"polluted": 1}}'],
])('%s pollutes nothing', (path, text) => {
  expect(readData(path, text)).not.toBeNull();
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

describe('hostile text', () => {
  const pieces = [
    '[',
    ']',
    '[[',
    ']]',
    '{',
    '}',
    '"',
    "'",
    '"""',
    "'''",
    '=',
    ':',
    '.',
    ',',
    '#',
    ';',
    '\n',
    '\r\n',
    ' ',
    '\\',
    'a',
    '1',
    'true',
    '/*',
    '//',
    '__proto__',
  ];
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((list) => list.join(''));

  it.each(['a.json', 'a.toml', 'a.ini', 'a.yml'])('%s never throws, and no line is outside the text', (path) =>
    fc.assert(
      fc.property(fc.oneof(text, fc.string()), (source) => {
        const data = readData(path, source);
        const last = source.split(/\r\n|\n|\r/).length;
        for (const key of ['*', '*.*', '*.*.*'])
          for (const { path: keys } of valuesAt(data?.value, key)) {
            const line = data?.line(keys) ?? 0;
            expect(line >= 1 && line <= last).toBe(true);
          }
      }),
      { numRuns: 1000 },
    ),
  );

  it.each([
    ['a.json', '['.repeat(100_000), false],
    ['a.json', '{"a":'.repeat(100_000), false],
    ['a.json', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, false],
    ['a.json', `${'['.repeat(400)}${']'.repeat(400)}`, true],
    ['a.json', `[${'[],'.repeat(100_000)}]`, true],
    ['a.json', '/*'.repeat(100_000), false],
    ['a.json', ',]'.repeat(100_000), false],
    ['a.toml', `a = ${'['.repeat(100_000)}`, false],
    ['a.toml', `a = ${'{a='.repeat(100_000)}`, false],
    ['a.toml', `${'a.'.repeat(100_000)}a = 1`, true],
    ['a.toml', `[${'a.'.repeat(100_000)}a]`, true],
    ['a.toml', '[[a]]\n'.repeat(20_000), true],
    ['a.toml', `a = [${'"a",'.repeat(100_000)}]`, true],
    ['a.ini', '[a]\n '.repeat(100_000), true],
    ['a.ini', 'a=\n a\n'.repeat(100_000), true],
    ['a.ini', ' #'.repeat(200_000), true],
    ['a.ini', `a = ${' #'.repeat(200_000)}`, true],
  ])('%s of %.12j… ends quickly', (path, source, reads) => {
    const start = performance.now();
    const data = readData(path, source);
    expect(data !== null).toBe(reads);
    if (data) for (const { path: keys } of valuesAt(data.value, '*')) data.line(keys);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

it('tells where the strings of a list stand', () => {
  const file = readToml(lines('a = ["x"]', 'b = [', '"x", # "y"', "'y'", ']'));
  expect(['x', 'y', 'z'].map((text) => file?.literal(text, file.line(['b'])))).toEqual([3, 4, 2]);
});
