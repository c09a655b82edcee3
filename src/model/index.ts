// Every noun of mlready as plain data, a file a subject. What lies here imports nothing else, so that every room may import it.
export * from './assessment.js';
export * from './catalogue.js';
export * from './change.js';
export * from './check.js';
export * from './component.js';
export * from './dates.js';
export * from './expression.js';
export * from './gate.js';
export * from './history.js';
export * from './import.js';
export * from './manifest.js';
export * from './policy.js';
export * from './proposal.js';
export * from './scan.js';
export * from './signal.js';
export * from './skeleton.js';
export * from './tree.js';
