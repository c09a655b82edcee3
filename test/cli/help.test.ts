// --help of every command has an example, and the examples are right.
import { describe, expect, it } from 'vitest';
import { callsIn, commands, parserSays } from '../support/commands.js';

const all = commands();
const examplesOf = (help: string) => (/\nExamples?:\n((?: {2}\S.*\n)+)/.exec(`${help}\n`)?.[1] ?? '').split('\n').filter((line) => line !== '');

describe('the help', () => {
  it('is there for every command', () => expect(all.length).toBeGreaterThan(20));

  it.each(all)('of $name has an example of it, which the parser takes', async ({ name, help }) => {
    const calls = examplesOf(help).flatMap(callsIn);
    expect(examplesOf(help).length).toBeGreaterThan(0);
    for (const line of examplesOf(help)) expect(callsIn(line).length, line).toBeGreaterThan(0);
    expect(calls.some((args) => `mlready ${args.join(' ')} `.startsWith(`${name} `))).toBe(true);
    for (const args of calls) expect([args, await parserSays(args)]).toEqual([args, null]);
  });
});

describe('the parser', () => {
  it.each([
    [['audit', '--min-scor', '60']],
    [['audit', '--fail-on', 'everything']],
    [['waive']],
    [['badge', '-f', 'png']],
    [['no-such-command']],
    [['audit', 'a', 'b']],
  ])('says something against %j', async (args) => expect(await parserSays(args)).not.toBeNull());

  it('is given what a shell would give', () => {
    expect(callsIn('mlready waive a.b --statement "The gateway; it comes." --owner Ana > out.txt')).toEqual([
      ['waive', 'a.b', '--statement', 'The gateway; it comes.', '--owner', 'Ana'],
    ]);
    expect(callsIn('mlready audit --json > result.json; mlready report result.json -o report.txt')).toEqual([
      ['audit', '--json'],
      ['report', 'result.json', '-o', 'report.txt'],
    ]);
    expect(callsIn('git log')).toEqual([]);
  });
});
