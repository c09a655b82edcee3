// Who usually can answer, in words.
import { type Knower, knowers } from '../../model/index.js';

const names: Record<Knower, string> = { data: 'data', ml: 'ML', platform: 'platform', product: 'product', legal: 'legal' };

/** Those of them that there are, in their order: nothing else is said of anybody. */
export function knownOf(knows: readonly string[] | undefined): Knower[] {
  return knowers.filter((one) => knows?.includes(one));
}

/** Who usually can answer, as a clause: "data or ML". @param knows at least one */
export function knowerText(knows: readonly Knower[]): string {
  return knows.map((one) => names[one]).join(' or ');
}
