// mlready mcp: the server for coding agents.
import type { Command } from 'commander';
import { examples, projectArgument } from '../command-options.js';
import type { End } from '../exit.js';
import type { Io } from '../io.js';
import type { McpOptions } from './mcp.run.js';

/** Adds the command `mcp` to the program. */
export function registerMcp(program: Command, io: Io, end: End): void {
  program
    .command('mcp')
    .description('serve the project to a coding agent: the Model Context Protocol over standard input and output')
    .addArgument(projectArgument())
    .option('--read-only', 'write nothing, drafts included')
    .addHelpText('after', examples('mlready mcp', 'mlready mcp services/scoring --read-only'))
    .action(async (dir: string | undefined, options: McpOptions) => {
      const { mcp } = await import('./mcp.run.js');
      end(await mcp(dir, options, io));
    });
}
