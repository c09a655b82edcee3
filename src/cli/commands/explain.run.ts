// What mlready explain does.
import { rulesAround } from '../../engine/load-rules.js';
import { KnownError, suggest } from '../../errors.js';
import { entryIds, entryOf, explain } from '../../report/explain/explain.js';
import { print } from '../../report/explain/print.js';
import { jsonText } from '../../terminal/json.js';
import type { Io } from '../io.js';
import { lookFor } from '../render-options.js';

/** @returns all that the rules say about an id, as text or as JSON @throws KnownError where nothing has it */
export async function explanation(id: string, { json, color }: { json?: true; color?: boolean }, io: Io): Promise<string> {
  const catalogue = await rulesAround(io.cwd(), io);
  const entry = entryOf(catalogue, id);
  if (!entry) throw new KnownError(id, 'is no check, consideration, signal or case', suggest(id, entryIds(catalogue), 'see mlready checks and mlready cases'));
  return json ? jsonText(entry) : print(explain(catalogue, entry), lookFor(io, color, false));
}
