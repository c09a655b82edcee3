// What mlready waivers does.
import { builtinCatalogue } from '../../catalogue/builtin.js';
import { type AssessedProject, assessProject } from '../../engine/assess-project.js';
import { KnownError, suggest } from '../../errors.js';
import { dueWaivers } from '../../gate/policy.js';
import type { ManifestStore } from '../../manifest/store.js';
import type { Catalogue, Edit, GateResult, Manifest, Waiver } from '../../model/index.js';
import { dueText } from '../../report/messages/gate-messages.js';
import { unapprovedText } from '../../report/messages/policy-messages.js';
import { jsonText } from '../../terminal/json.js';
import { paintFor } from '../../terminal/paint.js';
import { pad, safe, wrap } from '../../terminal/text.js';
import { checkNamed } from '../choices.js';
import { exitCodes } from '../exit.js';
import { type Io, timeOf } from '../io.js';
import { storeFor } from '../manifest-store.js';
import { folderOf } from '../project-folder.js';
import { lookFor } from '../render-options.js';

/** What the command line says of a renewal. */
export interface RenewOptions {
  expires: string;
  approvedBy?: string;
  statement?: string;
}

type WaiverState = 'active' | 'unapproved' | GateResult['due'][number]['state'];

interface Listed extends Waiver {
  state: WaiverState;
  /** Days that are left, today not counted; negative where it has expired. */
  days: number;
}

interface Known {
  catalogue: Catalogue;
  project: AssessedProject;
  today: string;
  store: ManifestStore;
  /** As the file holds it: waivers that no approver approved are in it. */
  written: Manifest;
  list: Listed[];
}

async function known(dir: string | undefined, io: Io): Promise<Known> {
  const today = timeOf(io).toISOString().slice(0, 10);
  const project = await assessProject(folderOf(dir, io), { builtin: await builtinCatalogue(), today }, io);
  const store = storeFor({ folder: project.folder, tree: project.tree, path: project.manifest.path, catalogue: project.catalogue }, io);
  const written = store.now();
  const due = new Map<string, WaiverState>([
    ...dueWaivers(project.assessment, project.manifest.waivers, today).map(({ check, state }): [string, WaiverState] => [check, state]),
    ...project.unapproved.map(({ check }): [string, WaiverState] => [check, 'unapproved']),
  ]);
  const list = written.waivers.map(
    (waiver): Listed => ({
      ...waiver,
      state: due.get(waiver.check) ?? 'active',
      days: Math.round((Date.parse(waiver.expires) - Date.parse(today)) / 86_400_000),
    }),
  );
  return { catalogue: project.catalogue, project, today, store, written, list: list.sort((a, b) => a.days - b.days) };
}

/** @returns every waiver, the one that expires first first, as text or as JSON */
export async function listWaivers(dir: string | undefined, { json, color }: { json?: true; color?: boolean }, io: Io): Promise<string> {
  const { list } = await known(dir, io);
  if (json) return jsonText(list);
  if (list.length === 0) return 'Nothing is waived.\n';
  const look = lookFor(io, color, false);
  const paint = paintFor(look);
  const colours = { active: paint.good, due: paint.warn, expired: paint.bad, early: paint.bad, unapproved: paint.bad, unused: paint.dim };
  const left = (days: number) => (days < 0 ? `${-days} days ago` : days === 0 ? 'today' : `in ${days} ${days === 1 ? 'day' : 'days'}`);
  return safe(list)
    .flatMap(({ check, state, expires, days, reason, owner, approvedBy, statement }) => [
      `${colours[state](pad(state, 10))} ${paint.bold(check)}`,
      ...wrap(
        `until ${expires} (${left(days)}), ${reason}, ${owner}${approvedBy === undefined ? '' : `, approved by ${approvedBy}`}: ${statement}`,
        look.width,
        '           ',
      ),
    ])
    .map((line) => `${line}\n`)
    .join('');
}

/** Prints what has to be looked at. @returns 1 where a waiver has expired or is no longer needed */
export async function lintWaivers(dir: string | undefined, io: Io): Promise<number> {
  const { list, project } = await known(dir, io);
  const wrong = list.filter(({ state }) => state !== 'active');
  for (const { check, expires, state } of safe(wrong)) if (state !== 'active' && state !== 'unapproved') io.out(`${dueText({ check, expires, state })}\n`);
  for (const one of project.unapproved) io.out(`${safe(unapprovedText(one))}\n`);
  if (wrong.length === 0) io.out(list.length === 0 ? 'Nothing is waived.\n' : `${list.length} ${list.length === 1 ? 'waiver holds' : 'waivers hold'}.\n`);
  return wrong.some(({ state }) => state !== 'due') ? exitCodes.gateFailed : exitCodes.passed;
}

/** Takes out what has expired or is no longer needed. @returns what was done */
export async function pruneWaivers(dir: string | undefined, io: Io): Promise<string> {
  const { store, written, list } = await known(dir, io);
  const gone = new Set(list.filter(({ state }) => state === 'expired' || state === 'unused').map(({ check }) => check));
  if (gone.size === 0) return 'No waiver has expired or is no longer needed.\n';
  const { waivers } = written;
  const all = waivers.every(({ check }) => gone.has(check));
  // From the last to the first, so that the numbers of those before stay.
  const edits = all
    ? [{ path: ['waivers'], value: null }]
    : waivers.flatMap(({ check }, index): Edit[] => (gone.has(check) ? [{ path: ['waivers', String(index)], value: null }] : [])).reverse();
  store.save(edits, written);
  return [...gone].map((check) => `${check} is waived no longer.\n`).join('');
}

/** Lets a waiver hold longer. @returns what was done @throws KnownError where it may not */
export async function renewWaiver(check: string, dir: string | undefined, { expires, approvedBy, statement }: RenewOptions, io: Io): Promise<string> {
  const { catalogue, today, store, written } = await known(dir, io);
  const { waivers } = written;
  const id = checkNamed(catalogue, check, 'waivers renew').id;
  const index = waivers.findIndex((waiver) => waiver.check === id);
  if (index < 0)
    throw new KnownError(
      `waivers renew ${check}`,
      'is not waived',
      suggest(
        check,
        waivers.map((waiver) => waiver.check),
        'see: mlready waivers list',
      ),
    );
  const at = ['waivers', String(index)];
  const edits: Edit[] = [
    { path: [...at, 'created'], value: today },
    { path: [...at, 'expires'], value: expires },
    // Who agreed to the old one has not agreed to this.
    { path: [...at, 'approved-by'], value: approvedBy ?? null },
    ...(statement === undefined ? [] : [{ path: [...at, 'statement'], value: statement }]),
  ];
  try {
    store.save(edits, written);
  } catch (error) {
    if (!(error instanceof KnownError) || !error.place.startsWith(`${store.file}:`)) throw error;
    throw new KnownError(`waivers renew ${id}`, error.reason, error.next);
  }
  return `${id} is waived until ${expires}, in ${store.file}. The score stays as it is.\n`;
}
