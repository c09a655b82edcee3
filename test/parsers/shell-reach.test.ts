// Which commands of a script are come to when it is called with certain words.
import { describe, expect, it } from 'vitest';
import { shellCommands } from '../../src/parsers/shell/commands.js';

/** The commands that begin with a letter of their own, as `A`, `B` …: what a script reaches of them. */
const reached = (script: string, words: string[] | null) =>
  shellCommands(script, undefined, words)
    .flatMap(({ text }) => /^[A-Z]$/.exec(text)?.[0] ?? [])
    .join('');

const functions = 'a() { A; }\nb() {\n  B\n}\n';

describe('a script that is called with a word', () => {
  it.each([
    [
      'if by the first argument',
      'if [ "$1" = a ]; then A; elif [ "$1" = b ]; then B; else C; fi',
      [
        ['a', 'A'],
        ['b', 'B'],
        ['x', 'C'],
        ['', 'C'],
        ['$X', 'ABC'],
      ],
    ],
    [
      'tests in double brackets',
      'if [[ $1 == a || $1 == b ]]; then A; fi\nif [[ ! $1 == a ]]; then B; fi',
      [
        ['a', 'A'],
        ['b', 'AB'],
        ['c', 'B'],
      ],
    ],
    ['a pattern in double brackets is left open', 'if [[ $1 == a* ]]; then A; else B; fi', [['ab', 'AB']]],
    [
      'and, or',
      '[ "$1" = a ] && A\n[ "$1" = a ] || B\ntest -z "$1" && C',
      [
        ['a', 'A'],
        ['b', 'B'],
        ['', 'BC'],
      ],
    ],
    [
      'arms of case',
      'case $1 in a | b) A ;; c*) B ;; *) C ;; esac',
      [
        ['a', 'A'],
        ['cc', 'B'],
        ['d', 'C'],
        ['', 'C'],
        ['$X', 'ABC'],
      ],
    ],
    [
      'arms with stars, in which letter case counts',
      'case $1 in TEST*) A ;; */b) B ;; *) C ;; esac',
      [
        ['TESTS', 'A'],
        ['tests', 'C'],
        ['a/b', 'B'],
      ],
    ],
    ['arms whose pattern is more than stars stay open', 'case $1 in [Tt]est) A ;; @(b|c)) B ;; "*") C ;; \\*) D ;; *) E ;; esac', [['Test', 'ABCDE']]],
    [
      'arms that fall through',
      'case $1 in a) A ;;& *) B ;; esac',
      [
        ['a', 'AB'],
        ['b', 'B'],
      ],
    ],
    [
      'a default',
      'case "${1:-a}" in a) A ;; b) B ;; esac',
      [
        ['', 'A'],
        ['b', 'B'],
      ],
    ],
    [
      'what ends it early',
      'if [ "$1" = a ]; then A; exit 0; fi\nB',
      [
        ['a', 'A'],
        ['b', 'B'],
        ['$X', 'AB'],
      ],
    ],
    [
      'a variable',
      'mode=$1\nif [ "$mode" = a ]; then A; else B; fi',
      [
        ['a', 'A'],
        ['b', 'B'],
      ],
    ],
    ['a variable that may be set again', 'mode=a\nif grep -q x y; then mode=b; fi\nif [ $mode = a ]; then A; else B; fi', [['', 'AB']]],
    ['a variable of the surroundings', 'if [ "$MODE" = a ]; then A; else B; fi', [['', 'AB']]],
    ['functions by their names', `${functions}a`, [['', 'A']]],
    [
      'functions by the words',
      `${functions}"$@"`,
      [
        ['a', 'A'],
        ['b -q', 'B'],
        ['c', ''],
        ['', ''],
        ['$X', 'AB'],
      ],
    ],
    [
      'functions by the first word',
      `${functions}name=$1\nshift\n"$name" "$@"`,
      [
        ['a', 'A'],
        ['b x', 'B'],
      ],
    ],
    ['functions that are handed on', `${functions}retry 3 b\ntrap a EXIT`, [['', 'AB']]],
    ['functions that are only spoken of', `${functions}echo a b\nb`, [['', 'B']]],
    [
      'a main function',
      `${functions}main() { case "$1" in a) a ;; b) b ;; esac; }\nmain "$@"`,
      [
        ['a', 'A'],
        ['b', 'B'],
        ['', ''],
      ],
    ],
    ['functions in other commands', `${functions}out=$(a)\nif b; then C; fi`, [['', 'AB' + 'C']]],
    [
      'one argument after the other',
      'while [ $# -gt 0 ]; do case $1 in a) A ;; b) B ;; esac; shift; done',
      [
        ['a b', 'AB'],
        ['b', 'B'],
        ['', ''],
      ],
    ],
    [
      'a loop over the arguments',
      'for one in "$@"; do case $one in a) A ;; b) B ;; esac; done',
      [
        ['a b', 'AB'],
        ['b', 'B'],
      ],
    ],
    [
      'the number of arguments',
      'if [ $# -eq 0 ]; then A; else B; fi',
      [
        ['', 'A'],
        ['x', 'B'],
      ],
    ],
    ['arguments that the script sets itself', 'set -- $(pick)\ncase $1 in a) A ;; b) B ;; esac', [['a', 'AB']]],
    ['a function that calls itself', 'a() { A; a; }\na', [['', 'A']]],
  ] satisfies [string, string, [string, string][]][])('%s', (_, script, expected) => {
    expect(
      expected.map(([words]) => [
        words,
        reached(
          script,
          words.split(' ').filter((word) => word !== ''),
        ),
      ]),
    ).toEqual(expected);
  });

  it('gives everything where its words are not known', () => expect(reached(`${functions}"$1"\nif [ "$1" = c ]; then C; fi`, null)).toBe('ABC'));

  it.each([
    ['behind an end', 'A; exit 0; B', 'A'],
    ['behind an end in one branch', 'if x; then A; exit 0; fi; B', 'AB'],
    ['below a condition that never holds', 'if false; then A; else B; fi; false && C; true || D', 'B'],
    ['below one that always does', 'if true; then A; else B; fi; true && C; false || D', 'ACD'],
    ['in a function that others may call', 'a() { A; return; B; }', 'A'],
    ['behind what may end', 'x || exit 1; A; [ -f y ] && exit 0; B', 'AB'],
    ['behind what ends in a shell of its own', '(exit 0); A', 'A'],
    ['line by line, where it is no Bash', 'Write-Host {{ x }\nA', 'A'],
  ])('leaves out, where they are not known, what stands %s', (_, script, left) => expect(reached(script, null)).toBe(left));

  it('ends on functions that call each other', () => {
    const names = Array.from({ length: 200 }, (_, index) => `f${index}`);
    const script = `${names.map((name) => `${name}() { ${names.join('; ')}; }`).join('\n')}\nf0`;
    expect(shellCommands(script, undefined, []).length).toBeGreaterThan(0);
  });
});
