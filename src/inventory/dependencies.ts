// Dependency files of Python, conda, npm, R and Julia, and what shell commands install.

export type { Dependency, DependencyFile, Ecosystem, Group, Pin } from './dependencies/dependency.js';
export { installsIn } from './dependencies/installs.js';
export { dependencyFileCap, readDependencies } from './dependencies/kinds.js';
export { allowsOnly } from './dependencies/version.js';
