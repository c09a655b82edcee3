// The tokens of a Python text, as what reads its lists and calls sees them.
import { expect, it } from 'vitest';
import { closing, pythonTokens } from '../../src/parsers/python/tokens.js';

/** "line kind text", with a "^" where a token begins its line. */
const tokens = (source: string) => pythonTokens(source).map(({ kind, text, line, first }) => `${first ? '^' : ''}${line} ${kind} ${text}`);

it.each([
  ['names, numbers and marks', 'a = b[1.5]', ['^1 name a', '1 mark =', '1 name b', '1 mark [', '1 number 1.5', '1 mark ]']],
  ['operators as a whole', 'a == b\nc += d', ['^1 name a', '1 mark ==', '1 name b', '^2 name c', '2 mark +=', '2 name d']],
  ['no comments and no line ends', '# a\n\n  b # c\n', ['3 name b']],
  [
    'strings without their quotes',
    `'a' + r"b\\n" + """c\n'd'""" + e`,
    ['^1 string a', '1 mark +', '1 string b\\n', '1 mark +', "1 string c\n'd'", '2 mark +', '2 name e'],
  ],
  ['adjacent strings as one, where the first stands', '(\n"a"  # b\n  f"c"\n)', ['^1 mark (', '^2 string ac', '^4 mark )']],
  ['strings with fields as one', 'f"a{b["c"]:>{d}}e" f', ['^1 string a{b["c"]:>{d}}e', '1 name f']],
  ['empty strings', `"", '', """"""`, ['^1 string ', '1 mark ,', '1 string ', '1 mark ,', '1 string ']],
  ['a string that is never closed', '"a\nb', ['^1 string a', '^2 name b']],
  ['names of letters beyond ASCII', 'é = ñ', ['^1 name é', '1 mark =', '1 name ñ']],
])('%s', (_, source, expected) => expect(tokens(source)).toEqual(expected));

it('finds the bracket that closes another', () => {
  const all = pythonTokens('f(a, (b)[c], ")", d) + (e)');
  expect(all[closing(all, 1)]).toMatchObject({ kind: 'mark', text: ')' });
  expect(closing(all, 1)).toBe(14);
  expect(closing(pythonTokens('f(('), 1)).toBe(3);
});
