// In which folder a command runs: what `cd` does to the shells of a script.
import type { Command } from './automation.js';

/** The folders in which a script and its subshells stand: a subshell begins where the shell around it is, and what it changes ends with it. */
export interface Folders {
  of(shells: readonly number[]): string;
  change(shells: readonly number[], folder: string): void;
}

/** @returns the folders of a script that begins in one */
export function foldersFrom(start: string): Folders {
  const known = new Map<number, string>([[0, start]]);
  return {
    of(shells) {
      let folder = known.get(0) ?? start;
      for (const shell of shells) {
        folder = known.get(shell) ?? folder;
        known.set(shell, folder);
      }
      return folder;
    },
    change: (shells, folder) => void known.set(shells.at(-1) ?? 0, folder),
  };
}

/** @returns the folders for one command after another, of a step or a recipe: there, what `cd` does is followed to the end of its line */
export function foldersByLine(start: (command: Command) => string): (command: Command) => Folders {
  let last: Command | null = null;
  let folders = foldersFrom('');
  return (command) => {
    if (last?.line !== command.line || last.job !== command.job || last.directory !== command.directory) folders = foldersFrom(start(command));
    last = command;
    return folders;
  };
}
