// What the readers of dependency files give.

export type Ecosystem = 'python' | 'npm' | 'r' | 'conda' | 'julia' | 'go' | 'rust' | 'jvm' | 'dotnet' | 'nix';
export type Pin = 'exact' | 'range' | 'none';
export type Group = 'main' | 'development' | 'optional';

export interface Dependency {
  /** As PEP 503 normalises it for python and conda, "group:artifact" for the JVM; as written for the others. */
  name: string;
  pin: Pin;
  /** The versions it allows, as they are written, or the one that a lock holds; left out where none is given. */
  version?: string;
  /** Counted from 1. */
  line: number;
  group: Group;
  /** False for what a lock or a freeze lists: nobody asked for it by name there. */
  direct: boolean;
}

export interface DependencyFile {
  ecosystem: Ecosystem;
  kind: 'manifest' | 'lock';
  dependencies: Dependency[];
  /** The folders of the projects that a lock is for besides its own, as it names them. */
  members?: string[];
  /** A whole environment written down by a tool into a file that people usually write by hand. */
  frozen?: true;
  /** A lock that lists packages and cannot be read as it stands: what it holds nobody knows. */
  damaged?: true;
}

const developmentWords = new Set([
  'dev',
  'devel',
  'develop',
  'development',
  'developer',
  'test',
  'tests',
  'testing',
  'lint',
  'linting',
  'linter',
  'format',
  'formatting',
  'style',
  'quality',
  'doc',
  'docs',
  'documentation',
  'rtd',
  'readthedocs',
  'sphinx',
  'mkdocs',
  'ci',
  'typing',
  'types',
  'typecheck',
  'mypy',
  'check',
  'checks',
  'build',
  'release',
  'pre',
  'precommit',
  'tools',
  'tooling',
  'qa',
  'coverage',
  'cov',
  'debug',
  'benchmark',
  'benchmarks',
  'bench',
]);

/** @returns the group that the words of a name ("dev-requirements", "tests") stand for, or `otherwise` when they say nothing. */
export function groupOf(name: string, otherwise: Group): Group {
  const words = name
    .toLowerCase()
    .slice(0, 200)
    .split(/[^a-z]+/);
  return words.some((word) => developmentWords.has(word)) ? 'development' : otherwise;
}

/** @returns the group of a requirements or environment file by its name and the folder it lies in. */
export function groupOfPath(path: string): Group {
  const parts = path.split('/');
  const file = (parts.pop() ?? '').replace(/\.[a-z]+$/i, '');
  return groupOf(`${parts.pop() ?? ''} ${file}`, 'main');
}

/** @returns a distribution's name as PEP 503 writes it: lower case, runs of ".", "-" and "_" as one "-". */
export function normalName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}
