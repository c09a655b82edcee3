// mlready fleet: many repositories.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { examples, jsonOption, repeatable } from '../command-options.js';
import type { End } from '../exit.js';
import type { Io } from '../io.js';
import type { FleetRunOptions, FleetWorkOptions } from './fleet.run.js';
import type { CollectOptions, FleetReportOptions } from './fleet.show.js';

const wholeUpTo = (most: number) => (value: string) => {
  if (!/^[1-9]\d*$/.test(value) || Number(value) > most) throw new InvalidArgumentError(`Use a whole number between 1 and ${most}.`);
  return Number(value);
};
const jobsOption = () => new Option('--jobs <number>', 'how many are audited at a time (default: one for each processor)').argParser(wholeUpTo(1024));
const timeoutOption = () => new Option('--timeout <seconds>', 'how long one repository may take').argParser(wholeUpTo(86_400)).default(300);
const outOption = () => new Option('--out <dir>', 'the folder that records are kept in, one file each');
const databaseOption = () =>
  new Option(
    '--database <url>',
    'keep records in PostgreSQL: postgres://user@host/name, or env for what MLREADY_DATABASE holds (needs the packages pg and pg-boss)',
  );

/** Adds the command `fleet` to the program. */
export function registerFleet(program: Command, io: Io, end: End): void {
  const fleet = program
    .command('fleet')
    .description('audit many repositories, and show them side by side')
    .addHelpText('after', examples('mlready fleet run /srv/git --out records', 'mlready fleet report records -o fleet.html'));
  fleet
    .command('run')
    .description('audit every repository at the commit that it stands at; what there is a record of is passed over')
    .argument('<repositories...>', 'folders, bare repositories, folders that hold some, files with one of them a line, or - for such a list that is piped in')
    .addOption(outOption())
    .addOption(databaseOption().conflicts('out'))
    .addOption(jobsOption())
    .addOption(timeoutOption())
    .option('--rev <revision>', 'the commit, branch or tag to audit instead')
    .addHelpText(
      'after',
      `\nWith --database nothing is audited here: what there is to do is put into a queue that mlready fleet work takes from.\n${examples(
        'mlready fleet run repositories.txt --out records',
        'mlready fleet run /srv/git > records.jsonl',
        'mlready fleet run repositories.txt --database env',
      )}`,
    )
    .action(async (names: string[], options: FleetRunOptions) => {
      const { fleetRun } = await import('./fleet.run.js');
      end(await fleetRun(names, options, io));
    });
  fleet
    .command('work')
    .description('take work from the queue of a database, beside any number of others that do so, until it is ended')
    .addOption(databaseOption().makeOptionMandatory())
    .addOption(jobsOption())
    .option('--until-empty', 'end where nothing is left to do')
    .addHelpText('after', examples('mlready fleet work --database env', 'mlready fleet work --database postgres://mlready@db/fleet --until-empty'))
    .action(async (options: FleetWorkOptions) => {
      const { fleetWork } = await import('./fleet.run.js');
      end(await fleetWork(options, io));
    });
  fleet
    .command('status')
    .description('how much of the work in a database is done, under way, waiting, or was given up')
    .addOption(databaseOption().makeOptionMandatory())
    .addOption(jsonOption())
    .addHelpText('after', examples('mlready fleet status --database env'))
    .action(async (options: { database: string; json?: true }) => {
      const { fleetStatus } = await import('./fleet.run.js');
      io.out(await fleetStatus(options, io));
    });
  fleet
    .command('collect')
    .description('take in the summaries that CI jobs left (mlready audit -f summary), each checked, the newest of a project first')
    .argument('<files...>', 'files of JSON lines, folders that hold such files, or - for what is piped in')
    .addOption(outOption())
    .addOption(databaseOption().conflicts('out'))
    .addHelpText('after', examples('mlready fleet collect artifacts --out records'))
    .action(async (names: string[], options: CollectOptions) => {
      const { fleetCollect } = await import('./fleet.show.js');
      end(await fleetCollect(names, options, io));
    });
  fleet
    .command('report')
    .description('show the fleet: projects by consideration, the worst gaps, waivers that are due, who has not run for 30 days')
    .argument('[dir]', 'the folder that mlready fleet run or collect wrote')
    .addOption(databaseOption())
    .addOption(new Option('-f, --format <format>', 'what goes to standard output').choices(['text', 'html', 'csv', 'jsonl']).default('text'))
    .addOption(repeatable('-o, --output <file>', 'write it to a file as well, its ending picks the format: .html, .csv, .jsonl, .txt (repeatable)'))
    .addHelpText('after', examples('mlready fleet report records', 'mlready fleet report records -o fleet.html -o fleet.csv'))
    .action(async (dir: string | undefined, options: FleetReportOptions) => {
      const { fleetReport } = await import('./fleet.show.js');
      await fleetReport(dir, options, io);
    });
}
