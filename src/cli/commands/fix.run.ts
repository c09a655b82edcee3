// What mlready fix does.
import { builtinCatalogue } from '../../catalogue/builtin.js';
import { type AssessedProject, type AuditTerms, assessProject } from '../../engine/assess-project.js';
import { type Fix, type FixedFile, fixedFiles, fixOf, type Repairable, repairables } from '../../engine/fix.js';
import { KnownError } from '../../errors.js';
import { isBetterOrSame } from '../../gate/no-worse.js';
import type { Check, Skeleton } from '../../model/index.js';
import { diffText } from '../../report/fix-text.js';
import { jsonText } from '../../terminal/json.js';
import { paintFor } from '../../terminal/paint.js';
import { placeText, safe } from '../../terminal/text.js';
import { exitCodes } from '../exit.js';
import { type Io, timeOf } from '../io.js';
import { folderOf } from '../project-folder.js';
import { lookFor } from '../render-options.js';
import { listed, listText } from './fix.list.js';
import { type AskedRepair, wantedBy } from './fix.wanted.js';
import { begin, put } from './fix.write.js';

/** What the command line says. */
export interface FixOptions {
  write?: true;
  list?: true;
  json?: true;
  color?: boolean;
}

/** How many places are tried; each is proved by looking at the whole project. */
const mostTried = 20;

/** Shows repairs and files to begin with, or writes them. @returns the exit code @throws KnownError where that cannot be done */
export async function fix(what: string | undefined, dir: string | undefined, options: FixOptions, io: Io): Promise<number> {
  const terms: AuditTerms = { builtin: await builtinCatalogue(), today: timeOf(io).toISOString().slice(0, 10) };
  if (options.list) {
    io.out(options.json ? jsonText(listed(terms.builtin)) : listText(terms.builtin));
    return exitCodes.passed;
  }
  const project = await assessProject(folderOf(dir, io), terms, io);
  const wanted = wantedBy(what, project);
  const could = repairables(project).filter((one) => wanted.fits(one));
  const fixes: Fix[] = [];
  for (const one of could.slice(0, mostTried)) {
    const found = fixOf(project, one, terms);
    if (found) fixes.push(found);
  }
  if (fixes.length > 0) return repaired({ project, terms, wanted, could, fixes }, options, io);
  return begun({ project, wanted, could }, options, io);
}

interface Repairing {
  project: AssessedProject;
  terms: AuditTerms;
  wanted: AskedRepair;
  could: readonly Repairable[];
  fixes: readonly Fix[];
}

async function repaired({ project, terms, wanted, could, fixes: found }: Repairing, { write, json, color }: FixOptions, io: Io): Promise<number> {
  const together = fixedFiles(project, found, terms);
  if (together === null) throw new KnownError('the repairs', 'do more together than each alone', 'write them one at a time, by their places');
  const { files, kept: fixes } = together;
  if (write) await written(project, terms, fixes, files, io);
  const rest = left(could, found);
  const later = could.length - fixes.length - rest.length;
  if (json)
    io.out(
      jsonText({
        written: write === true,
        repairs: fixes.map(({ signal, code, checks, place, patch, trial }) => ({ signal, code, checks, place, patch, trial })),
        notRepaired: rest,
        notTried: later,
      }),
    );
  else {
    const paint = paintFor(lookFor(io, color, false));
    const heads = fixes.map(
      ({ code, title, place, trial }) => `${paint.bold(code ?? 'cannot fail')}  ${safe(`${title}: ${placeText(place)}`)}${trialNote(trial)}`,
    );
    const count = fixes.length === 1 ? 'One repair' : `${fixes.length} repairs`;
    const again = wanted.name === '' ? 'mlready fix --write' : `mlready fix ${safe(wanted.name)} --write`;
    const end = write
      ? `${count} written, and looked at again: what was there is gone, and nothing else has changed.`
      : `${count}, proved by looking at the project as it would be. Write it with: ${again}`;
    const more = (count: number, one: string, many: string, text: string) =>
      count === 0 ? '' : `\n${count === 1 ? `One more place ${one}` : `${count} more places ${many}`} ${text}`;
    const others = [
      more(rest.length, 'has', 'have', 'no repair that is known to the token: mlready explain <code>'),
      more(later, 'comes', 'come', 'after these: write them, and run it again.'),
    ].join('');
    io.out(`${heads.join('\n')}\n\n${await diffText(files, paint)}\n${end}${others}\n`);
  }
  return exitCodes.passed;
}

const trialNote = (trial: boolean) => (trial ? ' (a rule on trial: it may be wrong here)' : '');

/** The places that were tried and have no repair, as data. */
function left(could: readonly Repairable[], fixes: readonly Fix[]) {
  const isFixed = ({ signal, place }: Repairable) => fixes.some((one) => one.signal === signal && one.place === place);
  return could
    .slice(0, mostTried)
    .filter((one) => !isFixed(one))
    .map(({ signal, code, checks, place, trial }) => ({ signal, code, checks, place, trial }));
}

/** Writes files, looks at the project again, and takes it back where it is not as it was proved. */
async function written(project: AssessedProject, terms: AuditTerms, fixes: readonly Fix[], files: readonly FixedFile[], io: Io): Promise<void> {
  const back = put(project.folder, files, io);
  try {
    const { seen } = await assessProject(project.folder, terms, io);
    const places = (signal: string, { facts } = seen) => facts.find((fact) => fact.signal === signal && fact.state === 'present')?.places.length ?? 0;
    const gone = fixes.every(({ signal, code }) => (code === null ? places(signal) > 0 : places(signal) < places(signal, project.seen)));
    if (gone && isBetterOrSame(project.seen, seen, project.catalogue.signals)) return;
  } catch (error) {
    back();
    throw error;
  }
  back();
  throw new KnownError('the repair', 'has changed something else as well', 'nothing was kept; the files are as they were');
}

interface Beginning {
  project: AssessedProject;
  wanted: AskedRepair;
  could: readonly Repairable[];
}

/** Where nothing can be repaired: the file to begin with, or what to do. */
function begun({ project, wanted, could }: Beginning, { write, json, color }: FixOptions, io: Io): number {
  const { check } = wanted;
  const paint = paintFor(lookFor(io, color, false));
  const say = (text: string, data: object) =>
    void io.out(json ? jsonText({ written: false, repairs: [], notRepaired: left(could, []), ...data }) : `${text}\n`);
  if (check === null) {
    const some = could.slice(0, mostTried).map(({ code, place, trial }) => `  ${code ?? 'cannot fail'}  ${safe(placeText(place))}${trialNote(trial)}`);
    const beyond = could.length - some.length;
    const untried =
      beyond === 0
        ? []
        : [`  and ${beyond} more, which were not tried: name a file or a code, such as mlready fix ${safe(could[some.length]?.place.path ?? '')}`];
    say(
      could.length === 0
        ? 'Nothing is seen here that a repair is known for.'
        : ['No repair is known to the token for:', ...some, ...untried, 'What to do: mlready explain <code>'].join('\n'),
      {},
    );
    return exitCodes.passed;
  }
  const finding = project.assessment.findings.find((one) => one.check === check.id);
  const skeleton = project.catalogue.skeletons.find(({ checks }) => checks.includes(check.id));
  const step = safe(check.steps[0]?.do ?? check.remedy);
  if (finding?.verdict === 'met') say(`${check.id} is met here: there is nothing to repair.`, { check: check.id });
  else if (skeleton === undefined)
    say(`No repair is known to the token for ${check.id}, and there is no file to begin with. First: ${step}`, { check: check.id, first: step });
  else return beginning(skeleton, check, { project, write: write === true }, { json: json === true, paint, say }, io);
  return exitCodes.passed;
}

function beginning(
  skeleton: Skeleton,
  check: Check,
  { project, write }: { project: AssessedProject; write: boolean },
  { json, paint, say }: { json: boolean; paint: ReturnType<typeof paintFor>; say: (text: string, data: object) => void },
  io: Io,
): number {
  const { path, text, next, title, checks } = skeleton;
  const data = { check: check.id, skeleton: { path, checks, next, text } };
  if (write) {
    begin(project.folder, path, text, io);
    io.out(
      json ? jsonText({ written: true, repairs: [], notRepaired: [], ...data }) : `${path} is begun. It proves nothing until it is filled in. Next: ${next}\n`,
    );
    return exitCodes.passed;
  }
  if (project.tree.files.includes(path)) say(`${path} is there already. Next: ${next}`, data);
  else
    say(
      [
        `${paint.bold(title)}  ${path}, a file to begin with for ${checks.join(', ')}. It proves nothing until it is filled in.`,
        '',
        ...text
          .trimEnd()
          .split('\n')
          .map((line) => `  ${line}`),
        '',
        `Next: ${next} Write it: mlready fix ${check.id} --write`,
      ].join('\n'),
      data,
    );
  return exitCodes.passed;
}
