// The program: arguments in, exit code out. Each command is a module of its own, loaded when it is called.
import { Command, CommanderError } from 'commander';
import { clip, KnownError, oneLine } from '../errors.js';
import { version } from '../version.js';
import { commands } from './commands/index.js';
import { type End, exitCodes } from './exit.js';
import type { Io } from './io.js';

/** The program with all its commands. @param end takes the code that a command ends with */
export function programOf(io: Io, end: End): Command {
  const program = new Command('mlready')
    .description('Audits whether a machine-learning project is ready for deployment.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addHelpText(
      'after',
      '\nExamples:\n  mlready                 # audit the project in this folder\n  mlready audit --full    # every check with its points and places\n  mlready explain drift   # what a word, a check or a code of a report means\n\nExit codes: 0 passed, 1 gate failed, 2 could not run, 3 could not compare, 130 interrupted.',
    );
  for (const { register } of commands) register(program, io, end);
  const withAll = (command: Command): Command[] => [command, ...command.commands.flatMap(withAll)];
  for (const command of withAll(program)) {
    command
      .exitOverride()
      .configureOutput({ writeOut: (text) => io.out(text), writeErr: () => undefined })
      .showSuggestionAfterError(true);
  }
  return program;
}

/**
 * Runs the program.
 * @param argv the arguments after the program's name
 * @returns the exit code; known errors are printed as one line and end with 2; so is a defect, which is anything else that is thrown
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let code: number = exitCodes.passed;
  const program = programOf(io, (value) => {
    code = value;
  });
  try {
    await program.parseAsync(meant(argv), { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return usage(error, program, io);
    if (error instanceof KnownError) {
      io.err(`mlready: ${error.message}\n`);
      return exitCodes.couldNotRun;
    }
    io.err(defectText(error, io.env['MLREADY_TRACE'] === '1'));
    return exitCodes.couldNotRun;
  }
}

/** A mistake of the program itself: one line, as text of a repository may stand in it. @param traced whether the way to it is told too */
function defectText(error: unknown, traced: boolean): string {
  const trace = error instanceof Error && error.stack ? error.stack : String(error);
  const [first = '', ...way] = (traced ? trace : String(error)).split('\n').map((line) => clip(oneLine(line), 500));
  return `mlready: a mistake of the program: ${first}; please report it, with what MLREADY_TRACE=1 adds\n${traced ? way.map((line) => `${line}\n`).join('') : ''}`;
}

/** What somebody means who names no command: an audit; or only asks for the version, as other programs are asked. */
export function meant(argv: readonly string[]): string[] {
  const [first, ...rest] = argv;
  if (first === undefined) return ['audit'];
  return rest.length === 0 && (first === '-v' || first === 'version') ? ['--version'] : [...argv];
}

function usage(error: CommanderError, program: Command, io: Io): number {
  if (error.exitCode === 0) return exitCodes.passed;
  if (error.code === 'commander.help') {
    io.err(program.helpInformation());
    return exitCodes.couldNotRun;
  }
  io.err(`mlready: ${oneLine(error.message.replace(/^error: /, '').replace(/\n/g, ' '))}; see mlready --help\n`);
  return exitCodes.couldNotRun;
}
