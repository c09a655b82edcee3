// A server of PostgreSQL of its own, from what the distribution installs, in a folder that is gone afterwards.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { postgresFolder } from './needs.js';

/** A running server. */
export interface Server {
  /** The address of its database. */
  url: string;
  stop(): void;
}

/** The server refuses to run as root: the user of the distribution, or nobody, runs it then. */
function owner(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const idOf = (flag: string) => {
    for (const user of ['postgres', 'nobody']) {
      const { status, stdout } = spawnSync('id', [flag, user], { encoding: 'utf8' });
      if (status === 0) return Number(stdout);
    }
    throw new Error('there is neither a user postgres nor nobody');
  };
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}

/** Starts a server that asks for a password. @param password of its one user, mlready */
export async function startPostgres(password: string): Promise<Server> {
  if (postgresFolder === null) throw new Error('there is no PostgreSQL');
  const folder = mkdtempSync('/tmp/mlready-pg-');
  const who = owner();
  if (who !== null) chownSync(folder, who.uid, who.gid);
  chmodSync(folder, 0o700);
  const data = join(folder, 'data');
  const port = await freePort();
  const run = (program: string, args: string[]) =>
    execFileSync(join(postgresFolder ?? '', program), args, {
      ...who,
      cwd: folder,
      env: { PATH: process.env['PATH'], LC_ALL: 'C' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  const secret = join(folder, 'password');
  writeFileSync(secret, `${password}\n`);
  if (who !== null) chownSync(secret, who.uid, who.gid);
  run('initdb', ['-D', data, '-U', 'mlready', '--auth=scram-sha-256', `--pwfile=${secret}`, '-E', 'UTF8', '--no-sync']);
  const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`;
  run('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', settings, 'start']);
  return {
    url: `postgres://mlready:${password}@127.0.0.1:${port}/postgres`,
    stop() {
      run('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
