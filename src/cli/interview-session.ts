// Joins the rooms for a conversation: what is known, where answers are kept, and the person at the terminal.
import { rulesInUse, takingPlace } from '../assess/packs.js';
import { type AssessedProject, assessmentOf } from '../engine/assess-project.js';
import { gitEnvironment } from '../engine/open-source.js';
import { proposalsOf } from '../engine/propose.js';
import { oneLine } from '../errors.js';
import type { World } from '../interview/context.js';
import { offer } from '../interview/offer.js';
import { type Ask, Interrupted } from '../interview/question.js';
import type { Selection } from '../interview/question-list.js';
import { converse } from '../interview/session.js';
import { dated } from '../manifest/dated.js';
import { once } from '../parsers/text/lazy.js';
import { userOf } from '../project/git.js';
import { citing } from '../signals/citations.js';
import { exitCodes } from './exit.js';
import type { Io } from './io.js';
import { storeFor } from './manifest-store.js';
import { lookFor } from './render-options.js';

/** @returns what a conversation may see and do, for a project that was assessed just now */
export function worldOf(project: AssessedProject, today: string, io: Io): World {
  const { source, folder, tree, manifest, catalogue, seen, assessment } = project;
  const store = storeFor({ folder, tree, path: manifest.path, catalogue }, io);
  // What was committed does not change while we talk.
  const versions = once(() => source.versions(store.file));
  // Looked for only where questions are put: it reads the project once more.
  const proposals = once(() => proposalsOf(project));
  const by = userOf(folder, gitEnvironment(io));
  return {
    project: oneLine(manifest.project ?? tree.name),
    file: store.file,
    catalogue: rulesInUse(catalogue, assessment.packs, takingPlace(assessment.activities)),
    facts: seen.facts,
    get proposals() {
      return proposals();
    },
    files: tree.files.filter((path) => path !== store.file && oneLine(path) === path),
    today,
    by: by === null ? null : oneLine(by).slice(0, 300),
    now: () => io.now().getTime(),
    state: { manifest, assessment },
    save(edits, against) {
      const kept = dated(store.save(edits, against), catalogue, versions);
      // A manifest that the first answer begins has a name now.
      return { manifest: kept, assessment: assessmentOf({ ...project, manifest: { ...kept, path: store.file } }, today) };
    },
    cite(ref, check) {
      const { state, sha256, part } = citing(tree, store.file, catalogue.checks, project.imports.taken)(ref, check);
      return { state, sha256, text: part?.text ?? null };
    },
  };
}

type Person = NonNullable<ReturnType<Io['person']>>;

/** Where a conversation is held: the terminal, and how it may look. */
export interface Seat {
  person: Person;
  color: boolean | undefined;
}

/** Holds a conversation at a terminal. @returns the exit code */
export async function converseAt(world: World, selection: Selection, seat: Seat, io: Io): Promise<number> {
  return seated(seat, io, async (ask) => {
    await converse(world, ask, selection);
    return exitCodes.passed;
  });
}

/** Offers the interview after an audit. @returns the exit code of the interview, null where it was declined */
export async function offerInterview(project: AssessedProject, today: string, seat: Seat, io: Io): Promise<number | null> {
  return seated(seat, io, async (ask) => {
    const selection = await offer(ask);
    if (selection === null) return null;
    await converse(worldOf(project, today, io), ask, selection);
    return exitCodes.passed;
  });
}

/** Lets somebody be asked until `talk` has ended. @returns its result, or the exit code of an interruption */
export async function seated<Result>({ person, color }: Seat, io: Io, talk: (ask: Ask) => Promise<Result>): Promise<Result | number> {
  const { terminalAsk } = await import('../interview/prompts.js');
  const { output } = person;
  const ask = terminalAsk({ ...person, screen: () => lookFor({ ...io, terminal: { isTTY: true, columns: output.columns } }, color, false) });
  try {
    return await talk(ask);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    io.err('mlready: interrupted; what was answered is saved; go on with: mlready interview\n');
    return exitCodes.interrupted;
  } finally {
    ask.close();
  }
}
