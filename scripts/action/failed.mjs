// Says that there is no verdict, as the comment of a pull request does: node failed.mjs <path of the project> <what went to standard error>. Its first line is that of the
// report which it stands for, so that the comment with an earlier verdict is found and replaced.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, posix, relative, resolve, sep } from 'node:path';

const [, , path, mistakes] = process.argv;

/** Where the project lies in its repository, "." at the top; what is not there lies where it would. */
function inside() {
  const asked = resolve(path);
  let there = asked;
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  let prefix = '';
  try {
    prefix = execFileSync('git', ['-C', there, 'rev-parse', '--show-prefix'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 5_000 }).trim();
  } catch {
    // No repository, or a file: nothing of ours can have been said about it.
  }
  return posix.join(prefix, relative(there, asked).split(sep).join('/')).replace(/\/$/, '') || '.';
}

/** The line in which the program says what is wrong; of a program that broke down nothing is repeated, as nobody knows what it holds. */
function cause() {
  const [line] = readFileSync(mistakes, 'utf8')
    .split('\n')
    .filter((one) => one.startsWith('mlready: '));
  return line?.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 1_000) ?? 'The program ended without a report. The log of the run holds what it said.';
}

const marker = encodeURIComponent(inside().replace(/[\ud800-\udfff]/gu, '?')).replaceAll('--', '%2D%2D');
// Indented, the line is code: no link, no mention, no HTML.
console.log(
  `<!-- mlready:report ${marker} -->\n## mlready could not run\n\n    ${cause()}\n\nThere is no verdict on this change. What an earlier run said does not hold for it.`,
);
