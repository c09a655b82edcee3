// Records in PostgreSQL, for a fleet that many machines work on. The client (pg) is loaded here and only here; who works with many machines installs it.
import type { Pool } from 'pg';
import { KnownError } from '../errors.js';
import { lineOf } from '../report/project-summary.js';
import { version } from '../version.js';
import { keyOf } from './record.js';
import { type FleetRecord, mostRecordBytes, recordSchema } from './record-schema.js';

/** A database: where records are kept, and what reads the rest. */
export interface Database {
  /** The address, which holds a password and is never shown. */
  url: string;
  /** Every record, by repository and time; what is none is passed over. */
  records(): Promise<FleetRecord[]>;
  /** The commits of each repository, or of one, that this program has audited by these rules. */
  known(rules: string, repository?: string): Promise<Map<string, string[]>>;
  put(record: FleetRecord): Promise<void>;
  /** Reads something. @throws KnownError where the database does not answer */
  read(sql: string, values: readonly unknown[]): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

const tables = `
  SELECT pg_advisory_xact_lock(hashtext('mlready.record'));
  CREATE SCHEMA IF NOT EXISTS mlready;
  CREATE TABLE IF NOT EXISTS mlready.record (
    key text PRIMARY KEY,
    repository text NOT NULL,
    revision text,
    made timestamptz NOT NULL,
    mlready text NOT NULL,
    rules text,
    line text NOT NULL
  );
  CREATE INDEX IF NOT EXISTS record_repository ON mlready.record (repository, made);`;

/** Opens a database and makes the table of records where there is none. @throws KnownError in one line where it cannot, without the address */
export async function openDatabase(url: string): Promise<Database> {
  if (!/^postgres(?:ql)?:\/\//.test(url))
    throw new KnownError('--database', 'is no address of PostgreSQL', 'write postgres://user@host/name, or env for what MLREADY_DATABASE holds');
  const { default: pg } = await installed(() => import('pg'));
  const pool: Pool = new pg.Pool({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: 'mlready' });
  // A connection that breaks while nobody uses it is noticed where the next one is asked for.
  pool.on('error', () => undefined);
  const read: Database['read'] = async (sql, values) => {
    try {
      const { rows } = await pool.query<Record<string, unknown>>(sql, [...values]);
      return rows;
    } catch (error) {
      throw refusal(error, url);
    }
  };
  try {
    await pool.query(`BEGIN; ${tables} COMMIT;`);
  } catch (error) {
    await pool.end();
    throw refusal(error, url);
  }
  return {
    url,
    read,
    records: async () =>
      (await read('SELECT line FROM mlready.record ORDER BY repository COLLATE "C", made, revision', [])).flatMap(({ line }) => recordIn(line) ?? []),
    async known(rules, repository) {
      const rows = await read(
        `SELECT repository, array_agg(revision ORDER BY made) AS revisions FROM mlready.record
         WHERE rules = $1 AND mlready = $2 AND revision IS NOT NULL AND ($3::text IS NULL OR repository = $3) GROUP BY repository`,
        [rules, version, repository ?? null],
      );
      return new Map(rows.map(({ repository, revisions }) => [String(repository), Array.isArray(revisions) ? revisions.map(String) : []]));
    },
    async put(record) {
      const { repository, revision, when, mlready, summary } = record;
      await read(
        `INSERT INTO mlready.record (key, repository, revision, made, mlready, rules, line) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (key) DO UPDATE SET made = EXCLUDED.made, mlready = EXCLUDED.mlready, rules = EXCLUDED.rules, line = EXCLUDED.line
         WHERE mlready.record.made <= EXCLUDED.made`,
        [keyOf(record), repository, revision, when, mlready, summary?.rules ?? null, lineOf(record)],
      );
    },
    close: () => pool.end(),
  };
}

/** Loads a package that is not part of this one. @throws KnownError where it is not installed */
export async function installed<Module>(load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) throw error;
    throw new KnownError(
      '--database',
      'needs the packages pg and pg-boss, which are not installed',
      'install them beside mlready: npm install pg@8 pg-boss@10',
    );
  }
}

const causes: Record<string, string> = {
  ECONNREFUSED: 'does not answer',
  ENOTFOUND: 'is at a host that there is none of',
  ETIMEDOUT: 'does not answer in time',
  '28P01': 'refuses the password',
  '28000': 'refuses the user',
  '3D000': 'does not exist',
  '42501': 'does not let this user do that',
};

/** What went wrong, in one line in which no part of the address stands. */
export function refusal(error: unknown, url: string): KnownError {
  if (error instanceof KnownError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? error.message : 'unknown';
  return new KnownError(
    'the database',
    causes[code] ?? `failed (${withoutAddress(message, url)}${code === '' ? '' : `, ${code}`})`,
    'see the address and the server, and run it again to go on',
  );
}

function withoutAddress(text: string, url: string): string {
  const secrets = [url];
  try {
    const { password, username, search } = new URL(url);
    secrets.push(password, decodeURIComponent(password), search, username);
  } catch {
    // What is no address holds nothing that could be named.
  }
  return secrets
    .filter((secret) => secret.length > 2)
    .reduce((all, secret) => all.replaceAll(secret, '…'), text)
    .slice(0, 200);
}

function recordIn(line: unknown): FleetRecord | null {
  if (typeof line !== 'string' || line.length > mostRecordBytes) return null;
  try {
    const parsed = recordSchema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
