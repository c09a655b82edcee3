// What stands in place of a JSON report where none can be made.
import type { KnownError } from '../../../errors.js';
import { jsonText } from '../../../terminal/json.js';

/** @returns the mistake as JSON, with the further ones of the same input */
export function jsonFailure({ place, reason, next, more }: KnownError): string {
  const plain = more.map((one) => ({ place: one.place, reason: one.reason, next: one.next }));
  return jsonText({ error: { place, reason, next, more: plain } });
}
