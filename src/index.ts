// The library: load, scan, assess, gate, build, render. Every function is pure over what it is given; see the docstrings.
export { type AssessInput, assess } from './assess/assess.js';
export { builtinCatalogue, loadPack } from './catalogue/builtin.js';
export { KnownError } from './errors.js';
export { cite } from './evidence/cite.js';
export { type ScanRules, scan } from './evidence/scan.js';
export { compare } from './gate/compare.js';
export { gate } from './gate/gate.js';
export { dueWaivers } from './gate/policy.js';
export type * from './model.js';
export { openFolder } from './project/folder.js';
export { noManifest, onDisk, readManifest } from './project/manifest.js';
export { parseManifest } from './project/manifest-parse.js';
export { openRevision } from './project/revision.js';
export { type BuildInput, build } from './report/build.js';
export { type Reporter, reporters } from './report/index.js';
export type { Look } from './report/look.js';
export type { Report } from './report/shape.js';
