// mlready draft: answers that a coding agent drafts, for a person to confirm.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { examples, jsonOption, repeatable } from '../command-options.js';
import type { End } from '../exit.js';
import type { Io } from '../io.js';
import type { DraftOptions } from './draft.run.js';

/** @throws InvalidArgumentError where the text is no whole number from 1 to 500 */
function wholeNumber(value: string): number {
  if (!/^[1-9]\d{0,2}$/.test(value) || Number(value) > 500) throw new InvalidArgumentError('Use a whole number between 1 and 500.');
  return Number(value);
}

/** Adds the command `draft` to the program. */
export function registerDraft(program: Command, io: Io, end: End): void {
  program
    .command('draft')
    .description('let a coding agent draft answers, each with a quote that is looked up; a person confirms them')
    .argument('[answers]', 'a JSON file of drafted answers, - for standard input')
    .option('--prompt', 'print the open questions as a task for an agent')
    .option('--project <dir>', 'the project (default: the nearest folder upwards with an mlready.yaml, or this one)')
    .option('--stage <stage>', 'only questions of one stage')
    .option('--step <step>', 'only questions of one step')
    .addOption(repeatable('--check <check>', 'only this check (repeatable)'))
    .addOption(new Option('--limit <number>', 'at most so many questions, those that settle the most first (default: 20)').argParser(wholeNumber))
    .addOption(jsonOption('print the questions, or what became of the answers, as data'))
    .addHelpText(
      'after',
      examples(
        'mlready draft --prompt --stage model-deployment > task.md   (give it to an agent, then:)',
        'mlready draft answers.json',
        'mlready interview --only drafted',
      ),
    )
    .action(async (answers: string | undefined, options: DraftOptions) => {
      const { draft } = await import('./draft.run.js');
      end(await draft(answers, options, io));
    });
}
