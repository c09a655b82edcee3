// What mlready due does.
import { builtinCatalogue } from '../../catalogue/builtin.js';
import { assessProject } from '../../engine/assess-project.js';
import { dueOf } from '../../engine/due.js';
import { KnownError } from '../../errors.js';
import { reportOf } from '../../library/audit.js';
import { dueMarkdown, dueReport } from '../../report/due.js';
import { dueText } from '../../report/due-text.js';
import { jsonText } from '../../terminal/json.js';
import { exitCodes } from '../exit.js';
import { type Io, timeOf } from '../io.js';
import { folderOf } from '../project-folder.js';
import { lookFor } from '../render-options.js';
import { spanEnd } from '../trend-span.js';

/** What the command line says. */
export interface DueOptions {
  within: string;
  all?: true;
  failWithin?: string;
  format?: 'text' | 'markdown';
  json?: true;
  color?: boolean;
}

/** Prints what has a day. @returns 1 where something falls due in the time that `--fail-within` gives @throws KnownError where a span is none */
export async function due(dir: string | undefined, options: DueOptions, io: Io): Promise<number> {
  const generated = timeOf(io).toISOString();
  const today = generated.slice(0, 10);
  const within = endOf('--within', options.within, today);
  const fails = options.failWithin === undefined ? null : endOf('--fail-within', options.failWithin, today);
  // Whoever is failed is told by what.
  const until = options.all ? null : fails !== null && fails > within ? fails : within;
  const project = await assessProject(folderOf(dir, io), { builtin: await builtinCatalogue(), today }, io);
  const found = dueOf(project, today);
  const { project: about } = reportOf(project, { gate: null, due: [], generated }, io);
  const report = dueReport(about.name, found, { today, until });
  if (options.json) io.out(jsonText(report));
  else io.out(options.format === 'markdown' ? dueMarkdown(report, about) : dueText(report, lookFor(io, options.color, false)));
  return fails !== null && found.some(({ day }) => day <= fails) ? exitCodes.gateFailed : exitCodes.passed;
}

function endOf(flag: string, span: string, today: string): string {
  const end = spanEnd(span, today);
  if (end === null) throw new KnownError(`${flag} ${span}`, 'is no span of time', `write ${flag} 60d, 12w, 6m or 1y`);
  return end;
}
