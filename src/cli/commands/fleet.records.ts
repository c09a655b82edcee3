// Where the records of a fleet are: a folder, or a database with its queue.
import { KnownError } from '../../errors.js';
import type { Database } from '../../fleet/database.js';
import type { Queue } from '../../fleet/queue.js';
import type { Io } from '../io.js';

/** Opens a database with its queue, and closes both whatever happens. @param asked its address, or "env" @throws KnownError where it does not answer */
export async function withQueue<Result>(asked: string, io: Io, use: (queue: Queue, database: Database) => Promise<Result>): Promise<Result> {
  return withDatabase(asked, io, async (database) => {
    const queue = await (await import('../../fleet/queue.js')).openQueue(database);
    try {
      return await use(queue, database);
    } finally {
      await queue.close();
    }
  });
}

/** Opens a database, and closes it whatever happens. @param asked its address, or "env" @throws KnownError where it does not answer */
export async function withDatabase<Result>(asked: string, io: Io, use: (database: Database) => Promise<Result>): Promise<Result> {
  const url = asked === 'env' ? io.env['MLREADY_DATABASE'] : asked;
  if (url === undefined || url === '') throw new KnownError('MLREADY_DATABASE', 'is not set', 'set it to postgres://user@host/name');
  const database = await (await import('../../fleet/database.js')).openDatabase(url);
  try {
    return await use(database);
  } finally {
    await database.close();
  }
}

/** Says which files of a folder of records are none: somebody may have put them there. */
export function passedOver(io: Io): (path: string) => void {
  let said = 0;
  return (path) => {
    said += 1;
    if (said <= 5) io.err(`mlready fleet: ${path}: is no record of a fleet; it is passed over\n`);
  };
}
