// Attacks on the real program: files that are made by code, a child process with bounds on its memory, and what must be said.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../../src/root.js';
import { environment, git, type Outcome } from './program.js';

/** A file, or a link by what stands in it. */
type Content = string | Uint8Array | { link: string };

/** One attack: what lies in a folder, what is asked, and what must come of it. */
export interface Attack {
  name: string;
  files?: Record<string, Content>;
  /** How git holds the files: `tracked` on disk as well, `stored` in a commit alone. Without it there is no git. */
  git?: 'tracked' | 'stored';
  /** Done in the folder before the program starts. */
  prepare?: (folder: string) => void;
  args: readonly string[];
  env?: (folder: string) => Record<string, string>;
  input?: string;
  code: number;
  /** What stands in either stream. */
  says: RegExp;
  /** What stands in neither. */
  silent?: RegExp;
}

/** What JavaScript may hold, and the whole process, in MiB. */
const most = { heap: 512, resident: 900 };
/** The last resort against what hangs; what is bounded in steps and bytes takes a small part of it. */
const safetyStop = 100_000;
const reporter = `data:text/javascript,import{writeSync}from'node:fs';process.on('exit',()=>writeSync(3,String(process.resourceUsage().maxRSS)))`;

/** What came of an attack; `resident` is the most memory that the process had, in MiB. */
export interface Struck extends Outcome {
  signal: string | null;
  resident: number;
}

/** Makes the files of an attack and starts the program on them. */
export function strike({ files = {}, git: held, prepare, args, env, input }: Attack): Struck {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'mlready-')));
  try {
    if (held !== 'stored') for (const [path, content] of Object.entries(files)) write(join(folder, path), content);
    if (held !== undefined) store(folder, files, held === 'tracked');
    prepare?.(folder);
    const { status, signal, output } = spawnSync(
      process.execPath,
      [`--max-old-space-size=${most.heap}`, '--import', reporter, join(root, 'bin', 'mlready.js'), ...args],
      {
        cwd: folder,
        env: { ...environment, ...env?.(folder) },
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
        timeout: safetyStop,
        killSignal: 'SIGKILL',
        input: input ?? '',
        stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
      },
    );
    return { code: status, signal, out: output[1] ?? '', err: output[2] ?? '', resident: Number(output[3]) / 1024 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What every attack must come to, beside what it says itself. @returns what went wrong */
export function faultsOf({ code, says, silent }: Attack, struck: Struck): string[] {
  const { out, err } = struck;
  const said = `${out}\n${err}`;
  return [
    ...(struck.signal === null ? [] : [`was ended by ${struck.signal}`]),
    ...(struck.code === code ? [] : [`ended with ${struck.code}, not ${code}: ${said.slice(-600)}`]),
    ...(says.test(said) ? [] : [`does not say ${says}: ${said.slice(0, 1500)}`]),
    ...(silent?.test(said) ? [`says ${silent}`] : []),
    ...(/\n\s+at .+:\d+:\d+\)?$/m.test(err) ? [`shows a trace: ${err.slice(0, 600)}`] : []),
    ...(err.split('\n').length > 62 ? [`tells ${err.split('\n').length} lines of mistakes`] : []),
    ...(err.split('\n').some((line) => line.length > 2600) ? ['tells a mistake in a line of more than 2600 characters'] : []),
    ...(struck.resident <= most.resident ? [] : [`took ${Math.round(struck.resident)} MiB`]),
  ];
}

function write(path: string, content: Content): void {
  mkdirSync(dirname(path), { recursive: true });
  if (typeof content === 'object' && 'link' in content) symlinkSync(content.link, path);
  else writeFileSync(path, content);
}

/** Commits without a look at the disk: `git add` itself hangs on some of these files. */
function store(folder: string, files: Record<string, Content>, tracked: boolean): void {
  git(folder, 'init', '-q');
  const parts = [Buffer.from('commit refs/heads/main\ncommitter a <a@b> 1700000000 +0000\ndata 1\nx\n')];
  for (const [path, content] of Object.entries(files)) {
    const isLink = typeof content === 'object' && 'link' in content;
    const bytes = Buffer.from(isLink ? content.link : content);
    parts.push(Buffer.from(`M ${isLink ? '120000' : '100644'} inline "${path}"\ndata ${bytes.length}\n`), bytes, Buffer.from('\n'));
  }
  const { status, stderr } = spawnSync('git', ['-C', folder, 'fast-import', '--quiet'], { input: Buffer.concat(parts), maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`git fast-import: ${stderr}`);
  if (tracked) git(folder, 'read-tree', 'HEAD');
}
