// Whether a waiver holds on a day.
import type { Waiver } from '../model/index.js';
import { daysAfter } from '../parsers/text/days.js';

/** A waiver holds from its first day to the end of its last, UTC; `early` where it begins later. A day begins earlier in the east. @param today "YYYY-MM-DD" in UTC */
export function waiverState({ created, expires }: Pick<Waiver, 'created' | 'expires'>, today: string): 'active' | 'expired' | 'early' {
  if (today > expires) return 'expired';
  return created > daysAfter(today, 1) ? 'early' : 'active';
}
