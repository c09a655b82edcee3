// What the readers of automation give, and the sheet they write it on.
import { shellCommands } from '../../parsers/shell/commands.js';

export interface Command {
  /** One simple command. */
  text: string;
  line: number;
  job: string;
  /** For local systems the make target, tox env, script name … under which it runs; "" stands for what runs when none is named. */
  target?: string;
  /** The folder a step says it runs in, as written. */
  directory?: string;
  /** The subshells it runs in, where it runs in any: see ShellCommand. */
  shells?: readonly number[];
}

export interface Use {
  /** An action, orb, plugin, reusable workflow or template, or a container image, as written. */
  name: string;
  line: number;
  job: string;
  with?: Record<string, string>;
}

export type Trigger = 'push' | 'pull-request' | 'schedule' | 'manual' | 'tag' | 'release' | 'other';

export interface Automation {
  system: string;
  kind: 'ci' | 'local';
  /** For CI what starts it; empty when only other CI files call it (composite actions, reusable workflows, templates). */
  triggers: Trigger[];
  commands: Command[];
  uses: Use[];
  /** In what order its jobs run, where the system lets each job say so; undefined where its order is not read. */
  order?: Order;
}

/** What a workflow waits for. */
export interface Order {
  /** What it is called; "" where it has no name. */
  name: string;
  /** The names of workflows that have to end before it starts. */
  follows: string[];
  /** The jobs that each job waits for. */
  needs: [job: string, jobs: string[]][];
}

const most = 5_000;

/** Collects commands and uses; what is over 5,000 of either is dropped. */
export interface Sheet {
  commands: Command[];
  uses: Use[];
  /** Adds each command of a script. `lineOf` tells the line of the script's line with that offset. */
  script(text: string, lineOf: (offset: number) => number, about: Pick<Command, 'job' | 'target' | 'directory'>): void;
  use(name: unknown, line: number, job: string, inputs?: Record<string, string>): void;
}

/** @returns an empty sheet. */
export function sheet(): Sheet {
  const commands: Command[] = [];
  const uses: Use[] = [];
  return {
    commands,
    uses,
    script(text, lineOf, about) {
      if (commands.length >= most) return;
      for (const { text: command, offset, shells } of shellCommands(text.slice(0, 200_000)))
        if (commands.length < most) commands.push({ text: command, line: lineOf(offset), ...about, ...(shells.length > 0 && { shells }) });
    },
    use(name, line, job, inputs) {
      if (typeof name !== 'string' || name.trim() === '' || uses.length >= most) return;
      const use: Use = { name: name.trim().slice(0, 500), line, job };
      if (inputs && Object.keys(inputs).length > 0) use.with = inputs;
      uses.push(use);
    },
  };
}

/** @returns an automation of the sheet's commands and uses. */
export function automation(system: string, kind: Automation['kind'], triggers: readonly Trigger[], { commands, uses }: Sheet): Automation {
  return { system, kind, triggers: [...new Set(triggers)], commands, uses };
}
