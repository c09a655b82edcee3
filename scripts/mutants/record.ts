// What the processes that test mutants write down, and what is made of it.
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What became of a mutant: a test failed, it would have run for ever, no test failed, no test came by. */
export type Fate = 'killed' | 'endless' | 'survived' | 'not reached';

/** One line of a record. */
type Line = { killed: string; endless: boolean; by: string } | { reached: string[]; whenLoaded: string[] };

/** Adds a line to the record of a process. */
export function write(folder: string, share: string, line: Line): void {
  appendFileSync(join(folder, `record-${share}.jsonl`), `${JSON.stringify(line)}\n`);
}

function lines(folder: string): Line[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  const texts = names.flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'));
  return texts.filter((text) => text !== '').map((text): Line => JSON.parse(text));
}

/** @returns the ids of the mutants that a test failed for */
export function deaths(folder: string): Map<string, Fate> {
  return new Map(
    lines(folder).flatMap((line) => ('killed' in line ? [[line.killed, line.endless ? ('endless' as const) : ('killed' as const)] as const] : [])),
  );
}

/** @returns the ids of the mutants that any test came by, and of those that stand in what is evaluated when a file is loaded */
export function reached(folder: string): { everywhere: Set<string>; whenLoaded: Set<string> } {
  const all = lines(folder).flatMap((line) => ('reached' in line ? [line] : []));
  return { everywhere: new Set(all.flatMap((one) => one.reached)), whenLoaded: new Set(all.flatMap((one) => one.whenLoaded)) };
}

/** @returns what became of each mutant, by id */
export function fates(mutants: readonly { id: string }[], everywhere: ReadonlySet<string>, killed: ReadonlyMap<string, Fate>): Map<string, Fate> {
  return new Map(mutants.map(({ id }) => [id, killed.get(id) ?? (everywhere.has(id) ? 'survived' : 'not reached')]));
}
