// Dependency files of every ecosystem, what scripts say of their own packages, and what shell commands install.

export type { Dependency, DependencyFile, Ecosystem, Group, Pin } from './dependencies/dependency.js';
export { readInlineScript } from './dependencies/inline-script.js';
export { installsIn } from './dependencies/installs.js';
export { dependencyFileCap, holdsPackages, readDependencies } from './dependencies/kinds.js';
export { allowsOnly } from './dependencies/version.js';
