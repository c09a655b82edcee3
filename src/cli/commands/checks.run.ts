// What mlready checks does.
import { appliesText, type CoveredItem, coverageOf } from '../../catalogue/coverage.js';
import { rulesAround } from '../../engine/load-rules.js';
import type { Catalogue, Check, Risk } from '../../model/index.js';
import { text as escaped, cell as tableCell } from '../../report/formats/markdown/text.js';
import { jsonText } from '../../terminal/json.js';
import { pad, safe, wrap } from '../../terminal/text.js';
import { known } from '../choices.js';
import type { Io } from '../io.js';
import { lookFor } from '../render-options.js';

/** What the command line says. */
export interface ChecksOptions {
  stage?: string;
  step?: string;
  consideration?: string;
  pack?: string;
  risk?: Risk;
  json?: true;
  format?: 'text' | 'markdown';
  /** True where no framework is named. */
  coverage?: string | true;
}

/** Lists checks. @returns text, Markdown or JSON @throws KnownError where a filter names nothing that there is */
export async function checksText(options: ChecksOptions, io: Io): Promise<string> {
  const catalogue = await rulesAround(io.cwd(), io);
  if (options.coverage !== undefined) return coverageText(catalogue, options, lookFor(io, false, false).width);
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
  const packs = [catalogue, ...catalogue.packs, ...catalogue.extensions].map(({ id }) => id);
  known('--pack', options.pack, packs);
  const checks = catalogue.checks.filter(
    (check) =>
      (options.stage === undefined || check.stage === options.stage) &&
      (options.step === undefined || check.step === options.step) &&
      (options.consideration === undefined || check.consideration === options.consideration) &&
      (options.pack === undefined || check.pack === options.pack) &&
      (options.risk === undefined || check.risk === options.risk),
  );
  if (options.json) return jsonText(checks);
  return options.format === 'markdown' ? markdown(catalogue, safe(checks)) : text(checks, lookFor(io, false, false).width);
}

/** What checks ask of frameworks. @throws KnownError where a framework is named that there is not */
function coverageText(catalogue: Catalogue, { coverage, json }: ChecksOptions, width: number): string {
  const all = catalogue.frameworks.map((framework) => ({ framework, items: coverageOf(catalogue, framework) }));
  const isAsked = ({ checks }: CoveredItem) => checks.length > 0;
  if (typeof coverage !== 'string') {
    const counts = all.map(({ framework: { id, title, version }, items }) => ({
      id,
      title,
      version,
      items: items.length,
      asked: items.filter(isAsked).length,
    }));
    if (json) return jsonText(counts);
    return safe(counts)
      .map(({ id, title, items, asked }) => `${pad(id, 22)} ${pad(`${asked} of ${items}`, 11)} ${title}\n`)
      .join('');
  }
  known(
    '--coverage',
    coverage,
    catalogue.frameworks.map(({ id }) => id),
  );
  const { framework, items } = all.find((one) => one.framework.id === coverage) ?? { framework: null, items: [] };
  if (framework === null) return '';
  if (json) return jsonText(items.map(({ id, item, checks }) => ({ id, ...item, checks: checks.map((check) => check.id) })));
  const lines = items.flatMap(({ id, item, checks }) => {
    const when = appliesText(framework, item);
    return [
      ...wrap(`${safe(id)}  ${safe(item.title)}${when === '' ? '' : ` (${safe(when)})`}`, width),
      ...wrap(checks.length === 0 ? 'not asked' : safe(checks.map((check) => check.id).join(', ')), width, '    '),
    ];
  });
  return `${[`${safe(framework.title)}: ${items.filter(isAsked).length} of ${items.length} items are asked`, '', ...lines].join('\n')}\n`;
}

function text(checks: readonly Check[], width: number): string {
  return safe(checks)
    .flatMap(({ id, risk, effort, statement }) => [`${pad(id, Math.max(0, width - 12))} ${pad(risk, 8)} ${effort}`, ...wrap(statement, width, '  ')])
    .join('\n')
    .concat(checks.length > 0 ? '\n' : '');
}

/** A table a consideration, as docs/checks.md shows them. */
function markdown(catalogue: Catalogue, checks: readonly Check[]): string {
  const cell = (value: string) => value.replace(/\|/g, '\\|').replace(/\s+/g, ' ');
  const own = new Set(catalogue.extensions.map(({ id }) => id));
  // What is ours is Markdown; what a pack of one's own says stays text.
  const statementOf = ({ pack, statement }: Check) => (own.has(pack) ? tableCell(escaped(statement)) : cell(statement));
  const counts = [catalogue, ...catalogue.packs, ...catalogue.extensions].map(
    ({ id, version }) => `${checks.filter(({ pack }) => pack === id).length} of ${id} ${version}`,
  );
  const lines = ['# Checks', '', `${checks.length} checks: ${counts.join(', ')}. Printed by \`mlready checks --format markdown\`.`];
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
        const further = check.pack === catalogue.id ? '' : ` (${check.pack})`;
        lines.push(`| \`${check.id}\`${further} | ${statementOf(check)} | ${check.risk} | ${check.effort} | ${cell(seen)} |`);
      }
    }
  }
  return `${lines.join('\n')}\n`;
}
