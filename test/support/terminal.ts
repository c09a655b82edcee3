// A real pseudo-terminal with the real program in it: tmux holds it, presses keys and reads the screen.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from '../../src/root.js';

export { noTerminal } from './needs.js';

export interface Terminal {
  /** Presses keys by tmux's names ("Enter", "C-c", "Down"); what is no name is typed. */
  press(...keys: string[]): void;
  /** Types a text as it is. */
  type(text: string): void;
  screen(): string;
  /** The screen with its colours, and all that has scrolled away. */
  history(): string;
  /** Waits until the screen matches. @returns the screen @throws where it does not within half a minute */
  until(pattern: RegExp): Promise<string>;
  resize(columns: number, rows: number): void;
  /** Waits until the program has ended. @returns its exit code as a shell gives it: 128 and the signal where one ended it */
  ended(): Promise<number>;
  /** Ends the program with a signal. */
  kill(signal: NodeJS.Signals): void;
  /** Takes the terminal away, as when a window is closed. */
  close(): void;
}

let count = 0;

/** Starts the program in a terminal of its own. */
export function openTerminal(args: readonly string[], options: { cwd: string; columns?: number; rows?: number; env?: Record<string, string> }): Terminal {
  const socket = `mlready-${process.pid}-${count++}`;
  const own = mkdtempSync(join(tmpdir(), 'mlready-'));
  const settings = join(own, 'tmux.conf');
  writeFileSync(
    settings,
    'set -g remain-on-exit on\nset -sg escape-time 0\nset -g status off\nset -g history-limit 5000\nset -g default-terminal screen-256color\n',
  );
  const tmux = (...command: string[]) =>
    execFileSync('tmux', ['-L', socket, '-f', settings, ...command], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: tmpdir(),
    LANG: 'en_GB.UTF-8',
    LC_ALL: 'C.UTF-8',
    SOURCE_DATE_EPOCH: String(Date.UTC(2026, 10, 21) / 1000),
    TERM: 'screen-256color',
    ...options.env,
  };
  const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  const program = ['exec', 'env', '-i', ...Object.entries(env).map(([name, value]) => `${name}=${quoted(value)}`)];
  program.push(...[process.execPath, join(root, 'bin', 'mlready.js'), ...args].map(quoted));
  const script = join(own, 'run.sh');
  writeFileSync(
    script,
    `trap : INT\nsh -c ${quoted(`echo $$ > ${own}/pid; ${program.join(' ')}`)}\necho $? > ${own}/code.new; mv ${own}/code.new ${own}/code\n`,
  );
  tmux('new-session', '-d', '-x', String(options.columns ?? 90), '-y', String(options.rows ?? 30), '-c', options.cwd, `exec sh ${script}`);
  const screen = () => tmux('capture-pane', '-p');
  const shut = () => void spawnSync('tmux', ['-L', socket, 'kill-server']);
  return {
    press: (...keys) => void tmux('send-keys', ...keys),
    type: (text) => void tmux('send-keys', '-l', text),
    screen,
    history: () => tmux('capture-pane', '-p', '-e', '-J', '-S', '-'),
    async until(pattern) {
      for (let tries = 0; tries < 1000; tries++) {
        const shown = screen();
        if (pattern.test(shown)) return shown;
        await wait(30);
      }
      throw new Error(`never saw ${pattern} on:\n${screen()}`);
    },
    resize: (columns, rows) => void tmux('resize-window', '-x', String(columns), '-y', String(rows)),
    async ended() {
      for (let tries = 0; tries < 1000; tries++) {
        if (existsSync(join(own, 'code'))) return Number(readFileSync(join(own, 'code'), 'utf8'));
        await wait(30);
      }
      throw new Error(`the program goes on:\n${screen()}`);
    },
    kill: (signal) => void process.kill(Number(readFileSync(join(own, 'pid'), 'utf8')), signal),
    close: shut,
  };
}
