// Which commands a shell text runs.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shellCommands, shellWords } from '../../src/parsers/shell/commands.js';

/** "offset command" of each, with a mark for each subshell around it. */
const commands = (text: string) => shellCommands(text).map((one) => `${one.offset} ${'> '.repeat(one.shells.length)}${one.text}`);
const lines = (...list: string[]) => list.join('\n');

describe('commands of a shell text', () => {
  it.each([
    ['one after another', 'a; b & c && d || e | f', ['0 a', '0 b', '0 c', '0 d', '0 e', '0 f']],
    ['on lines that a backslash joins', lines('a \\', '    -x  y \\', '  && b', 'c'), ['0 a -x  y', '0 b', '3 c']],
    ['without comments', lines('# a', 'b # c', 'd "#e" f#g', ''), ['1 b', '2 d "#e" f#g']],
    [
      'in substitutions, which run first',
      'out=$(make test) x "`make a` $(make b)"',
      ['0 > make test', '0 > make a', '0 > make b', '0 out=$(make test) x "`make a` $(make b)"'],
    ],
    [
      'in a substitution over lines',
      lines('out=$(', '  make a', '  make b | tee log', ')'),
      ['1 > make a', '2 > make b', '2 > tee log', lines('0 out=$(', '  make a', '  make b | tee log', ')')],
    ],
    ['in substitutions of substitutions', 'a $(b $(c))', ['0 > > c', '0 > b $(c)', '0 a $(b $(c))']],
    ['in escaped backticks', lines('', 'a `b \\`c\\``'), ['1 > > c', '1 > b `c`', '1 a `b \\`c\\``']],
    ['in process substitutions and arithmetic', 'a <(b) $((1 + $(c)))', ['0 > b', '0 > c', '0 a <(b) $((1 + $(c)))']],
    ['not those that only look like one', `a '$(b)' "\\$(c)" \${d}`, [`0 a '$(b)' "\\$(c)" \${d}`]],
    ['in arms of case', lines('case $1 in', ' test|t) make test ;;', ' *)', '  make all', 'esac'), ['1 make test', '3 make all']],
    ['in if, with its condition', lines('if a; then', '  b', 'elif ! c; then d', 'else', '  e', 'fi'), ['0 a', '1 b', '2 c', '2 d', '4 e']],
    [
      'in loops',
      lines('for x in make test; do a; done', 'while b; do c; done', 'until d; do time e; done', 'for f in $(ls); do g; done'),
      ['0 a', '1 b', '1 c', '2 d', '2 e', '3 > ls', '3 g'],
    ],
    ['in functions and groups', lines('f() {', '  a', '}', 'function g { b; }', '{ c; }', '(d; e)'), ['1 a', '3 b', '4 c', '5 > d', '5 > e']],
    ['not tests', lines('[[ -f a && $(b) ]] && c', '(( x++ ))', '[ -f a ] || d'), ['0 > b', '0 c', '2 [ -f a ]', '2 d']],
    ['behind settings, which may stand alone', lines('A=1 b', 'C="d e"', '> f'), ['0 A=1 b', '1 C="d e"']],
    ['with texts over lines', lines('python -c "', 'import a', '" && b'), [lines('0 python -c "', 'import a', '"'), '2 b']],
    ['not lines of a here-document', lines('cat <<EOF > f && a', 'make b $(c)', 'EOF', 'd'), ['1 > c', '0 cat <<EOF > f', '0 a', '3 d']],
    [
      'of a here-document that a shell is given',
      lines('sudo bash -e <<EOF', 'make a', '', 'make b', 'EOF', 'c'),
      ['0 sudo bash -e <<EOF', '1 > make a', '3 > make b', '5 c'],
    ],
    ['with what GitHub fills in', lines('make ${{ a || b }} "${{ c }}"', 'd'), ['0 make ${{ a || b }} "${{ c }}"', '1 d']],
    ['with variables of make and Azure', 'cd $(Build.Folder)/x; $(MAKE) a $(pwd)', ['0 cd $(Build.Folder)/x', '0 > pwd', '0 $(MAKE) a $(pwd)']],
    ['with line ends of Windows', 'a \\\r\n  b\r\nc\r\n', ['0 a b', '2 c']],
  ])('%s', (_, text, expected) => expect(commands(text)).toEqual(expected));

  it.each([
    ['PowerShell', lines('if ($a -eq "1") {', '  make a', '} else {', '  make b', '}'), ['0 > $a -eq "1"', '1 make a', '3 make b']],
    ['a quote that is never closed', lines("echo it's", 'make a', 'make b'), ["0 echo it's", '1 make a', '2 make b']],
    [
      'words out of place',
      lines('make x) || make a', 'then make b', 'fi', 't) make c ;;', 'function F($x) { make d }'),
      ['0 make x', '0 make a', '1 make b', '3 t', '3 make c', '4 > $x', '4 make d }'],
    ],
    ['CircleCI’s parameters', lines('pytest << parameters.x >>', 'make a'), ['0 pytest << parameters.x >>', '1 make a']],
    ['a line that goes on', lines(')', 'make \\', '  a'), ['1 make a']],
  ])('where %s stops the parser, line by line', (_, text, expected) => expect(commands(text)).toEqual(expected));

  it('line by line where the text is long', () => {
    const text = `${'# a\n'.repeat(40_000)}a\ncase x in\ny) make a;;\nesac\n`;
    const found = shellCommands(text);
    expect(found.map(({ offset, text: command }) => `${offset} ${command}`)).toEqual(['40000 a', '40002 y', '40002 make a']);
    expect(shellCommands('a\n'.repeat(100_000)).length).toBeLessThan(11_000);
  });
});

describe('words', () => {
  it.each([
    ['a "b c" \'d e\' f\\ g', ['a', 'b c', 'd e', 'f g']],
    ['A=1 make x=y > log 2>&1', ['A=1', 'make', 'x=y', '> log', '2>&1']],
    ['make "${{ a }} b" $(c "d")', ['make', '${{ a }} b', '$(c "d")']],
    ['pip install a[b]>1 "c>=2"', ['pip', 'install', 'a[b]', '>1', 'c>=2']],
    ["bash -c 'a && b'", ['bash', '-c', 'a && b']],
    ['', []],
    ['# a', []],
  ])('of %s', (text, expected) => expect(shellWords(text)).toEqual(expected));
});

describe('hostile text', () => {
  const pieces = [
    '$(',
    '`',
    '{ ',
    '}',
    '(',
    ')',
    '((',
    '))',
    '[[ ',
    ']]',
    '"',
    "'",
    '\\',
    '\n',
    '\r\n',
    ' ',
    ';',
    '|',
    '&',
    '<<A',
    '<<A\n',
    'A\n',
    '<(',
    '${',
    '#',
    'if ',
    'then ',
    'fi',
    'case x in ',
    'esac',
    'for x in ',
    'do ',
    'done',
    'f() ',
    '!',
    '=',
    'a',
    'bash ',
    '\0',
    'é',
  ];
  const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((list) => list.join(''));

  it('never throws, and no command is outside the text', () =>
    fc.assert(
      fc.property(fc.oneof(texts, fc.string()), (text) => {
        const count = text.split('\n').length;
        for (const { offset, text: command } of shellCommands(text)) expect(offset < count && command.length <= 4_000).toBe(true);
        shellWords(text);
      }),
      { numRuns: 1_000 },
    ));

  it.each([
    ...pieces,
    '$((',
    '$((1+',
    '{',
    '"$(',
    'a=$(',
    'a[$(',
    '`\\`',
    '<<A <<B ',
    '<<A ',
    'coproc ',
    'f() {',
    'time ',
    '! ',
    '\\\n',
    'a \\\n',
    ' \\\n',
    'a | ',
    'a && ',
    'if a; then ',
    '${a:-',
    '${a:-$(',
    '[[ ! ',
    '[[ ( ',
    '$[',
    '!(',
    'bash <<A\n',
    'then ',
    ') ',
  ])('100 kB of %j end quickly', (piece) => {
    const start = performance.now();
    for (const size of [60_000, 100_000]) {
      const text = piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
      shellCommands(text);
      shellWords(text);
    }
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
