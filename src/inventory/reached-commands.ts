// What CI runs, with why a command that starts tests finds none: what it names is gone, or nothing here is a test that can fail.
import { doubtOfWords, type FollowedCommand, firstDoubt, followed, testRunDoubts, withDoubtsFromBelow } from './ci.js';
import type { Inventory } from './inventory.js';

/**
 * Commands that bring files, so that what a tree lacks may be there when CI runs. What DVC pulls are data: tests are kept by git. A clone of what only a variable
 * names "the repository" is of this one: a build that is triggered from outside begins so.
 */
const fetches =
  /\bgit (?:clone(?!(?:[ ]\S{1,200}){0,20}[ ]["']?\$\{?_?(?:(?:GIT(?:HUB)?|CI|BUILD|SOURCE)_)?REPO(?:SITORY)?(?:_UR[IL])?\}?["']?(?:[ ]|$))|submodule|checkout [^-])|\b(?:cookiecutter|copier|curl|wget|unzip|tar|gsutil|rsync|scp|nbconvert|jupytext|protoc)\b|\bdvc (?:get|import)|\baws s3\b|\brepo sync\b/;

/**
 * @param automations the CI files and task runners that count
 * @param known the tests of the tree, as they were collected
 * @param tree.text reads a script that CI calls
 * @returns the commands that CI reaches, each with the first doubt about it
 */
export function reachedCommands(
  automations: Inventory['automations'],
  known: Pick<Inventory, 'testNames' | 'placeholderTests' | 'hollowTests'>,
  { paths, text }: { paths: readonly string[]; text: (path: string) => string | null },
): FollowedCommand[] {
  const doubtOf = testRunDoubts({ paths, named: known.testNames, placeholders: known.placeholderTests, hollow: known.hollowTests, automations });
  const all = followed(automations, text);
  const hasSubmodules = paths.includes('.gitmodules');
  const foreign = automations.filter(({ automation }) => automation.uses.some((use) => use.with?.['repository'] !== undefined));
  // What is fetched further down comes too late.
  const fetched = new Map(foreign.map(({ path }) => [path, 0]));
  for (const { path, line, text: said } of all) if (fetches.test(said)) fetched.set(path, Math.min(line, fetched.get(path) ?? line));
  const reached = all.map((command) => {
    const mayCome = hasSubmodules || (fetched.get(command.path) ?? Number.POSITIVE_INFINITY) <= command.line;
    const doubt = mayCome ? doubtOfWords(command.text) : doubtOf(command.text);
    return doubt === undefined ? command : { ...command, doubt: firstDoubt([doubt, command.doubt]) ?? doubt };
  });
  return withDoubtsFromBelow(reached);
}
