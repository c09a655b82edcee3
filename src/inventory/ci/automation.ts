// What the readers of automation give, and the sheet they write it on.
import type { Doubt } from '../../model/index.js';
import { shellCommands } from '../../parsers/shell/commands.js';
import { type ShellSetting, unknownShell } from '../../parsers/shell/fate.js';
import { firstDoubt } from './doubts.js';
import { type GivenValues, variantsOf } from './given.js';

export interface Command {
  /** One simple command. */
  text: string;
  line: number;
  job: string;
  /** For local systems the make target, tox env, script name … under which it runs; "" stands for what runs when none is named. */
  target?: string;
  /** The task runner that knows the target, where a file holds tasks of several and this is not the one that names its system. */
  runner?: string;
  /** The folder a step says it runs in, as written. */
  directory?: string;
  /** The subshells it runs in, where it runs in any: see ShellCommand. */
  shells?: readonly number[];
  /** Why it proves less than it seems to. */
  doubt?: Doubt;
}

export interface Use {
  /** An action, orb, plugin, reusable workflow or template, or a container image, as written. */
  name: string;
  line: number;
  job: string;
  with?: Record<string, string>;
  /** What a job may write that hands its work to a workflow of another repository: "packages: write". */
  permits?: string[];
  doubt?: Doubt;
}

export type Trigger = 'push' | 'pull-request' | 'schedule' | 'manual' | 'tag' | 'release' | 'other';

export interface Automation {
  system: string;
  kind: 'ci' | 'local';
  /** For CI what starts it; empty when only other CI files call it (composite actions, reusable workflows, templates). */
  triggers: Trigger[];
  commands: Command[];
  uses: Use[];
  /** Jobs that take over one of another file, by its name. */
  bases?: Use[];
  /** Which files have to change for an event to start it, where it says so. */
  only?: ChangedFiles[];
  /** What the inputs come to that nobody gives who calls it. */
  defaults?: Record<string, string>;
}

export interface ChangedFiles {
  trigger: Trigger;
  /** Globs as the service writes them; of those that a file meets the last decides, and "!" takes out. */
  patterns: string[];
  /** Whether they say which files do not start it. */
  ignored: boolean;
}

const most = 5_000;

/** Commands that only speak, or end what runs. */
export const silent = /^(?:[^\s=]+=\S*[ ]+)*(?:echo|printf|cat|:|true|false|exit|export|set|Write-Host|Write-Output)(?:[ ]|$)|^#/;

/** What is known of a command, or of what is used, besides its text. */
export type About = Pick<Command, 'job' | 'target' | 'runner' | 'directory' | 'doubt'> & {
  /** What the shell is told that runs it; nothing is taken for lost where that is not known. */
  shell?: ShellSetting;
  /** What the names in the script stand for. */
  given?: GivenValues | undefined;
};

/** Collects commands and uses; what is over 5,000 of either is dropped. */
export interface Sheet {
  commands: Command[];
  uses: Use[];
  /** Adds each command of a script. `lineOf` tells the line of the script's line with that offset. */
  script(text: string, lineOf: (offset: number) => number, about: About): void;
  use(name: unknown, line: number, about: string | Pick<Use, 'job' | 'doubt' | 'permits'>, inputs?: Record<string, string>): void;
}

/** @returns an empty sheet. */
export function sheet(): Sheet {
  const commands: Command[] = [];
  const uses: Use[] = [];
  return {
    commands,
    uses,
    script(text, lineOf, { shell = unknownShell, doubt: said, given, directory: written, ...about }) {
      if (commands.length >= most) return;
      const seen = new Set<string>();
      const variants = variantsOf(text.slice(0, 200_000), written, given);
      for (const [leg, { text: script, directory, lines }] of variants.entries())
        for (const { text: command, offset, shells: own, fate } of shellCommands(script, shell)) {
          if (commands.length >= most) return;
          const line = lineOf(lines?.[offset] ?? offset);
          // What no leg changes runs in each of them alike.
          const key = `${line} ${directory ?? ''} ${command}`;
          if (leg > 0 && seen.has(key) && !/\bcd\b/.test(script)) continue;
          seen.add(key);
          // Each leg begins in a shell of its own.
          const shells = variants.length === 1 ? own : [-1 - leg, ...own];
          const doubt = firstDoubt([said, fate, doubtOfText(command)]);
          const where = directory === undefined ? {} : { directory };
          commands.push({ text: command, line, ...about, ...where, ...(shells.length > 0 && { shells }), ...(doubt && { doubt }) });
        }
    },
    use(name, line, about, inputs) {
      if (typeof name !== 'string' || name.trim() === '' || uses.length >= most) return;
      const use: Use = { name: name.trim().slice(0, 500), line, ...(typeof about === 'string' ? { job: about } : about) };
      if (inputs && Object.keys(inputs).length > 0) use.with = inputs;
      uses.push(use);
    },
  };
}

/** What a command says of itself: a linter that is told to succeed whatever it finds. */
export function doubtOfText(text: string): Doubt | undefined {
  return /[ ]--exit-zero(?:[ ]|$)/.test(text) ? 'failure-allowed' : undefined;
}

/** @returns an automation of the sheet's commands and uses. */
export function automation(system: string, kind: Automation['kind'], triggers: readonly Trigger[], { commands, uses }: Sheet): Automation {
  return { system, kind, triggers: [...new Set(triggers)], commands, uses };
}
