// mlready import: takes in results of other tools.
import { type Command, Option } from 'commander';
import { examples, jsonOption, repeatable } from '../command-options.js';
import type { End } from '../exit.js';
import type { Io } from '../io.js';
import type { ImportOptions } from './import.run.js';

/** Adds the command `import` to the program. */
export function registerImport(program: Command, io: Io, end: End): void {
  program
    .command('import')
    .description('take in the results of another tool: say what they are and what they show, and name them in the manifest')
    .argument('<file...>', 'files of results inside the project; git need not track them')
    .option('--project <dir>', 'the project (default: the nearest folder upwards with an mlready.yaml, or this one)')
    .addOption(repeatable('--covers <glob>', 'what the results rest on: prompts, settings, code, data (repeatable; default: guessed from what is seen)'))
    .option('--no-covers', 'say nothing of what they rest on: they count half, for 90 days from their date')
    .option('--format <format>', 'what the files are, where it is not to be found out')
    .option('--check <check>', 'the check that they show, where the rules name none or others')
    .option('--path <path>', 'a number in a JSON file that shows the check, as /metrics/auc or metrics.auc')
    .option('--bound <bound>', 'what the number, or the share that passed, has to keep, as ">= 0.8"')
    .option('--on <day>', 'the day of results that say none')
    .addOption(new Option('--dry-run', 'write nothing'))
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        'mlready import evals/results.json',
        'mlready import evals/results.json --bound ">= 0.9" --covers "prompts/**"',
        'mlready import metrics.json --path test.auc --bound ">= 0.8" --check performance-metrics.release-bounds-written',
        'mlready import build/junit.xml --dry-run --json',
      ),
    )
    .action(async (files: string[], options: ImportOptions) => {
      const { importResults } = await import('./import.run.js');
      end(await importResults(files, options, io));
    });
}
