// Dependency files of Python, conda, npm, R and Julia, and what shell commands install.
export { dependencyFileCap, readDependencies } from './dependencies/index.js';
export { installsIn } from './dependencies/installs.js';
export type { Dependency, DependencyFile, Ecosystem, Group, Pin } from './dependencies/model.js';
