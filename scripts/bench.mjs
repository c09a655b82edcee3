// What the program costs in processor time, as ratios to starting Node.js for nothing: each case runs in turn with `node -e 0`, and the median of the pairs' quotients is printed.
//   npm run bench -- [DIR …]        more folders to audit; the sample project is always there
//   npm run bench -- --beside 'repolinter lint' [DIR …]   another program in the same run, to whose command line the folder is added
//   npm run bench -- --synthetic    trees that are made for it: what one more file costs, and one more megabyte
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('../', import.meta.url));
const program = `${root}bin/mlready.js`;
const pairs = 5;
const scratch = mkdtempSync(join(tmpdir(), 'mlready-bench-'));

// Where it is set, Node 20 spends more on certificates than on starting, and every ratio looks better than it is.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

/** The shell tells hundredths of a second, so what is quick runs as often in a row as makes that small. */
const runsInRow = { quick: 20, audit: 2 };

/** The processor time of a whole run in milliseconds, with what it starts: the shell tells it of its children (POSIX, "times"), and nothing is loaded into them for it. */
function run(command, count, mayFail = false) {
  const loop = `n=$1; shift; while [ "$n" -gt 0 ]; do "$@" > /dev/null 2>&1 ${mayFail ? '' : '|| exit'}; n=$((n - 1)); done; times`;
  const { stdout } = spawnSync('sh', ['-c', loop, 'sh', String(count), ...command], { env, encoding: 'utf8' });
  const [, children = ''] = stdout.trim().split('\n');
  const parts = [...children.matchAll(/(\d+)m([\d.]+)s/g)].map(([, minutes, seconds]) => 60_000 * Number(minutes) + 1_000 * Number(seconds));
  if (parts.length !== 2) throw new Error(`${command.join(' ')} failed`);
  return (parts[0] + parts[1]) / count;
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** Where the audits keep what they saw, and nothing of the user's. */
env.XDG_CACHE_HOME = join(scratch, 'cache');

/** @param command a command line @param options.row how often it runs in a row @param options.mayFail whether it ends with another code than 0 where it finds something */
function measure(command, { row = runsInRow.quick, count = pairs, mayFail = false } = {}) {
  const times = [];
  const ratios = [];
  for (let i = 0; i <= count; i++) {
    const baseline = run([process.execPath, '-e', '0'], runsInRow.quick);
    const time = run(command, row, mayFail);
    // The first pair warms the disk cache.
    if (i > 0) {
      times.push(time);
      ratios.push(time / baseline);
    }
  }
  return { time: median(times), ratio: median(ratios) };
}

const mlready = (...args) => [process.execPath, program, ...args];
const audit = (...args) => measure(mlready('audit', ...args), { row: runsInRow.audit });

function print({ time, ratio }, what) {
  console.log(`x${ratio.toFixed(2).padStart(7)}  ${time.toFixed(0).padStart(6)} ms  ${what}`);
}

/** Code as a small service has it, so that every reader has something to do. */
const page = (number, lines) =>
  `import pandas as pd\nfrom sklearn.linear_model import LogisticRegression\n\n${Array.from(
    { length: lines },
    (_, line) => `def step_${number}_${line}(frame, limit=${line}):\n    rows = frame[frame["value"] > limit]\n    return rows.groupby("kind").mean()\n`,
  ).join('\n')}`;

/** @returns a folder of that many files with that many functions each, in packages of fifty, and its bytes */
function tree(files, lines) {
  const folder = mkdtempSync(join(scratch, 'tree-'));
  let bytes = 0;
  for (let at = 0; at < files; at++) {
    const inside = join(folder, 'src', `part_${Math.floor(at / 50)}`);
    mkdirSync(inside, { recursive: true });
    const text = page(at, lines);
    bytes += text.length;
    writeFileSync(join(inside, `module_${at}.py`), text);
  }
  return { folder, bytes };
}

function synthetic() {
  const byFiles = [100, 400, 1_600].map((files) => {
    const { folder } = tree(files, 3);
    const measured = audit(folder);
    print(measured, `${files} files of ${Math.round(page(0, 3).length)} bytes`);
    return { size: files, ...measured };
  });
  console.log(`          ${slope(byFiles).toFixed(3)} ms a file`);
  const byBytes = [20, 80, 320].map((lines) => {
    const { folder, bytes } = tree(100, lines);
    const measured = audit(folder);
    print(measured, `100 files, ${(bytes / 1e6).toFixed(2)} MB in all`);
    return { size: bytes / 1e6, ...measured };
  });
  console.log(`          ${slope(byBytes).toFixed(0)} ms a megabyte`);
}

/** What one more costs, between the smallest and the largest. */
function slope(points) {
  const [first, last] = [points[0], points.at(-1)];
  return (last.time - first.time) / (last.size - first.size);
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { beside: { type: 'string' }, synthetic: { type: 'boolean', default: false } } });
const beside = values.beside?.split(' ');
try {
  if (values.synthetic) synthetic();
  else {
    for (const option of ['--version', '--help']) print(measure(mlready(option)), `mlready ${option}`);
    for (const folder of [`${root}fixtures/projects/churn`, ...positionals]) {
      const plain = audit(folder);
      print(plain, `mlready audit ${folder}`);
      print(audit(folder, '--cache'), `mlready audit ${folder} --cache, once more`);
      if (beside === undefined) continue;
      const other = measure([...beside, folder], { row: runsInRow.audit, mayFail: true });
      print(other, `${beside.join(' ')} ${folder}: mlready takes ${(plain.time / other.time).toFixed(1)} times as much`);
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
