// mlready interview: asks people what the repository cannot show.
import { type Command, Option } from 'commander';
import { knowers } from '../../model/index.js';
import { colorOption, examples, noColorOption, projectArgument, repeatable } from '../command-options.js';
import type { End } from '../exit.js';
import type { Io } from '../io.js';
import type { InterviewOptions } from './interview.run.js';

/** Adds the command `interview` to the program. */
export function registerInterview(program: Command, io: Io, end: End): void {
  program
    .command('interview')
    .description('ask what the repository cannot show; every answer is kept in the manifest at once')
    .addArgument(projectArgument())
    .option('--express', 'only what settles the most points in five minutes')
    .addOption(
      new Option('--only <what>', 'ask again what is open, what is due for review, what is missing, or what a program has drafted').choices([
        'unknown',
        'stale',
        'gaps',
        'drafted',
      ]),
    )
    .option('--all', 'ask everything that concerns the project, also what is settled')
    .option('--stage <stage>', 'ask about one stage')
    .option('--step <step>', 'ask about one step')
    .addOption(repeatable('--check <check>', 'ask about this check (repeatable)'))
    .addOption(new Option('--role <role>', 'ask what somebody of this role usually knows').choices(knowers))
    .addOption(repeatable('--answers <file>', 'take answers from a form that came back or a YAML file, - for standard input, and ask nothing (repeatable)'))
    .option('--overwrite', 'with --answers: where somebody else has answered otherwise, take the new answer')
    .option('--export <file>', 'write what would be asked as a form to fill in: .md, .html or .csv')
    .addOption(repeatable('--set <check=value>', 'set one answer or context field, and ask nothing (repeatable)'))
    .option('--open', 'show the report as a page in the browser at the end')
    .option('--no-input', 'ask nothing: print what is open, as a file to fill in')
    .addOption(colorOption())
    .addOption(noColorOption())
    .addHelpText(
      'after',
      examples(
        'mlready interview --express',
        'mlready interview --only stale',
        'mlready interview --no-input > answers.yaml   (fill it in, then:)',
        'mlready interview --answers answers.yaml',
        'mlready interview --role data --export data.html',
        'mlready interview --answers data.answers.json',
        'mlready interview --set concept-drift.watched=manual --set data=personal',
      ),
    )
    .action(async (dir: string | undefined, options: InterviewOptions) => {
      const { interview } = await import('./interview.run.js');
      end(await interview(dir, options, io));
    });
}
