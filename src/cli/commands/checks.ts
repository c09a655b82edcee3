// mlready checks: the list of all checks.

import { type Command, Option } from 'commander';
import { type Catalogue, type Check, type Risk, risks } from '../../model/index.js';
import { jsonText } from '../../terminal/json.js';
import { known } from '../choices.js';
import type { Io } from '../io.js';
import { lookFor } from '../render-options.js';

interface ChecksOptions {
  stage?: string;
  step?: string;
  consideration?: string;
  risk?: Risk;
  json?: true;
  format?: 'text' | 'markdown';
}

/** Adds the command `checks` to the program. */
export function registerChecks(program: Command, io: Io): void {
  program
    .command('checks')
    .description('list the checks')
    .option('--stage <id>', 'only those of a stage')
    .option('--step <id>', 'only those of a step')
    .option('--consideration <id>', 'only those of a consideration')
    .addOption(new Option('--risk <risk>', 'only those of a risk').choices([...risks]))
    .addOption(new Option('-f, --format <format>', 'how to print them').choices(['text', 'markdown']).default('text'))
    .option('--json', 'print them as data')
    .addHelpText('after', '\nExample:\n  mlready checks --stage model-deployment --risk critical')
    .action(async (options: ChecksOptions) => {
      const { rulesAround } = await import('../../engine/load-rules.js');
      const catalogue = await rulesAround(io.cwd(), io);
      known(
        '--stage',
        options.stage,
        catalogue.stages.map(({ id }) => id),
      );
      known(
        '--step',
        options.step,
        catalogue.steps.map(({ id }) => id),
      );
      known(
        '--consideration',
        options.consideration,
        catalogue.considerations.map(({ id }) => id),
      );
      const checks = catalogue.checks.filter(
        (check) =>
          (options.stage === undefined || check.stage === options.stage) &&
          (options.step === undefined || check.step === options.step) &&
          (options.consideration === undefined || check.consideration === options.consideration) &&
          (options.risk === undefined || check.risk === options.risk),
      );
      if (options.json) io.out(jsonText(checks));
      else if (options.format === 'markdown') io.out(markdown(catalogue, checks));
      else io.out(await text(checks, lookFor(io, false, false).width));
    });
}

async function text(checks: readonly Check[], width: number): Promise<string> {
  // Loaded here: measuring text needs tables that --help has no use for.
  const { pad, safe, wrap } = await import('../../terminal/text.js');
  return safe(checks)
    .flatMap(({ id, risk, effort, statement }) => [`${pad(id, Math.max(0, width - 12))} ${pad(risk, 8)} ${effort}`, ...wrap(statement, width, '  ')])
    .join('\n')
    .concat(checks.length > 0 ? '\n' : '');
}

/** A table a consideration, as docs/checks.md shows them. */
function markdown(catalogue: Catalogue, checks: readonly Check[]): string {
  const cell = (value: string) => value.replace(/\|/g, '\\|').replace(/\s+/g, ' ');
  const lines = ['# Checks', '', `${checks.length} checks of the pack ${catalogue.id} ${catalogue.version}. Printed by \`mlready checks --format markdown\`.`];
  for (const stage of catalogue.stages) {
    const considerations = catalogue.considerations.filter((one) => one.stage === stage.id && checks.some(({ consideration }) => consideration === one.id));
    if (considerations.length > 0) lines.push('', `## ${stage.title}`);
    for (const one of considerations) {
      lines.push('', `### ${one.title}`, '', one.problem, '', '| check | true of a ready project | risk | effort | seen by |', '|---|---|---|---|---|');
      for (const check of checks.filter(({ consideration }) => consideration === one.id)) {
        const seen =
          [
            ...check.shownBy.map(({ signal, earns }) => `${signal}${earns === 'half' ? ' (half)' : ''}`),
            ...check.refutedBy.map(({ signal }) => `not ${signal}`),
          ].join(', ') || 'answers only';
        lines.push(`| \`${check.id}\` | ${cell(check.statement)} | ${check.risk} | ${check.effort} | ${cell(seen)} |`);
      }
    }
  }
  return `${lines.join('\n')}\n`;
}
