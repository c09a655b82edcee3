// What a manifest is where nobody wrote one, and how large one may be.
import type { GateSettings, Manifest } from '../model/index.js';

/** A manifest with every check answered and explained stays far below this. */
export const maxManifestBytes = 512 * 1024;

/** An answer is given for two years at most, a leap day in them. */
export const mostReviewDays = 731;

/** No gate at all. */
export const noGate: GateSettings = {
  minScore: {},
  failOn: [],
  maxUnknown: null,
  base: null,
  tolerance: 0,
  strict: false,
  policyChanges: 'show',
  extends: null,
};

/** A project that nobody has said anything about. */
export const noManifest: Manifest = {
  path: null,
  project: null,
  pack: null,
  packs: [],
  builtinPacks: {},
  root: null,
  context: {},
  does: {},
  answers: {},
  exclude: [],
  waivers: [],
  gate: noGate,
  imports: [],
};

/** A pack that a manifest names, and where it does. */
export interface NamedPack {
  name: string;
  /** "mlready.yaml:3:5" */
  place: string;
}
