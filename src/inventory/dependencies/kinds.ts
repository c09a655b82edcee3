// Which file is a dependency file, and which reader reads it.

import { readIni } from '../../parsers/config/ini.js';
import { decode } from '../../parsers/text/decode.js';
import {
  readCargo,
  readFlakeLock,
  readGoMod,
  readGoSum,
  readGradle,
  readGradleLock,
  readMaven,
  readNuGetLock,
  readNuGetProject,
  readSbt,
} from './compiled-languages.js';
import { readEnvironment, readUnnamedEnvironment } from './conda.js';
import { type Dependency, type DependencyFile, type Ecosystem, type Group, groupOf } from './dependency.js';
import { readCondaLock, readPipfileLock, readPixiLock, readTomlLock, readUvLock } from './locks.js';
import { readDescription, readJuliaManifest, readJuliaProject, readPackageJson, readPackratLock, readRenvLock } from './other-languages.js';
import { readPipfile, readPixi, readPyproject } from './pyproject.js';
import { pythonRequirement } from './requirement.js';
import { readExplicit, readRequirements } from './requirements-txt.js';
import { readSetupPy } from './setup-py.js';

const kibibyte = 1024;
const mebibyte = 1024 * kibibyte;

interface Kind {
  named: RegExp;
  ecosystem: Ecosystem;
  kind: DependencyFile['kind'];
  /** Larger files are known by their kind alone. */
  cap: number;
  read: (text: string, path: string) => DependencyFile | Dependency[] | null;
}

/** Their names say nothing, so what is too large to be read is none. */
const readAnyYaml: Kind['read'] = (text, path) => readUnnamedEnvironment(path, text);
const readExplicitList: Kind['read'] = (text, path) => readExplicit(path, text);
const byContent = [readAnyYaml, readExplicitList];

// The first name that matches decides. Locks of npm say that there is a lock, which is all that is asked of them.
const kinds: Kind[] = [
  { named: /(?:^|\/)pyproject\.toml$/, ecosystem: 'python', kind: 'manifest', cap: mebibyte, read: readPyproject },
  { named: /(?:^|\/)setup\.cfg$/, ecosystem: 'python', kind: 'manifest', cap: mebibyte, read: readSetupCfg },
  { named: /(?:^|\/)setup\.py$/, ecosystem: 'python', kind: 'manifest', cap: mebibyte, read: readSetupPy },
  { named: /(?:^|\/)Pipfile$/, ecosystem: 'python', kind: 'manifest', cap: mebibyte, read: readPipfile },
  { named: /(?:^|\/)Pipfile\.lock$/, ecosystem: 'python', kind: 'lock', cap: 20 * mebibyte, read: readPipfileLock },
  { named: /(?:^|\/)uv\.lock$/, ecosystem: 'python', kind: 'lock', cap: 20 * mebibyte, read: readUvLock },
  { named: /(?:^|\/)(?:(?:poetry|pdm)\.lock|pylock(?:\.[^/.]+)?\.toml)$/, ecosystem: 'python', kind: 'lock', cap: 20 * mebibyte, read: readTomlLock },
  { named: /(?:^|\/)[^/]*conda-lock\.ya?ml$/, ecosystem: 'conda', kind: 'lock', cap: 20 * mebibyte, read: readCondaLock },
  { named: /(?:^|\/)pixi\.lock$/, ecosystem: 'conda', kind: 'lock', cap: 20 * mebibyte, read: readPixiLock },
  { named: /(?:^|\/)pixi\.toml$/, ecosystem: 'conda', kind: 'manifest', cap: mebibyte, read: readPixi },
  {
    named: /(?:^|\/)(?:[^/]*environment[^/]*|conda[^/]*|[^/]*[-_]env|env[-_][^/]*|env)\.ya?ml$/i,
    ecosystem: 'conda',
    kind: 'manifest',
    cap: 128 * kibibyte,
    read: (text, path) => readEnvironment(path, text),
  },
  { named: /(?:^|\/)package\.json$/, ecosystem: 'npm', kind: 'manifest', cap: 20 * mebibyte, read: readPackageJson },
  {
    named: /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?)$/,
    ecosystem: 'npm',
    kind: 'lock',
    cap: Infinity,
    read: () => [],
  },
  { named: /(?:^|\/)renv\.lock$/, ecosystem: 'r', kind: 'lock', cap: 20 * mebibyte, read: readRenvLock },
  { named: /(?:^|\/)packrat\.lock$/, ecosystem: 'r', kind: 'lock', cap: mebibyte, read: readPackratLock },
  { named: /(?:^|\/)DESCRIPTION$/, ecosystem: 'r', kind: 'manifest', cap: mebibyte, read: readDescription },
  { named: /(?:^|\/)(?:Julia)?Project\.toml$/, ecosystem: 'julia', kind: 'manifest', cap: mebibyte, read: readJuliaProject },
  { named: /(?:^|\/)(?:Julia)?Manifest\.toml$/, ecosystem: 'julia', kind: 'lock', cap: 20 * mebibyte, read: readJuliaManifest },
  { named: /(?:^|\/)go\.mod$/, ecosystem: 'go', kind: 'manifest', cap: mebibyte, read: readGoMod },
  { named: /(?:^|\/)go\.sum$/, ecosystem: 'go', kind: 'lock', cap: 20 * mebibyte, read: readGoSum },
  { named: /(?:^|\/)Cargo\.toml$/, ecosystem: 'rust', kind: 'manifest', cap: mebibyte, read: readCargo },
  { named: /(?:^|\/)Cargo\.lock$/, ecosystem: 'rust', kind: 'lock', cap: 20 * mebibyte, read: readTomlLock },
  { named: /(?:^|\/)pom\.xml$/, ecosystem: 'jvm', kind: 'manifest', cap: mebibyte, read: readMaven },
  { named: /(?:^|\/)build\.sbt$/, ecosystem: 'jvm', kind: 'manifest', cap: mebibyte, read: readSbt },
  { named: /(?:^|\/)build\.gradle(?:\.kts)?$/, ecosystem: 'jvm', kind: 'manifest', cap: mebibyte, read: readGradle },
  {
    named: /(?:^|\/)(?:(?:buildscript-)?gradle\.lockfile|dependency-locks\/[^/]+\.lockfile)$/,
    ecosystem: 'jvm',
    kind: 'lock',
    cap: mebibyte,
    read: readGradleLock,
  },
  { named: /(?:^|\/)(?:[^/]+\.(?:cs|fs|vb)proj|Directory\.Packages\.props)$/, ecosystem: 'dotnet', kind: 'manifest', cap: mebibyte, read: readNuGetProject },
  { named: /(?:^|\/)packages\.lock\.json$/, ecosystem: 'dotnet', kind: 'lock', cap: 20 * mebibyte, read: readNuGetLock },
  { named: /(?:^|\/)flake\.lock$/, ecosystem: 'nix', kind: 'lock', cap: mebibyte, read: readFlakeLock },
  {
    named: /(?:^|\/)(?:conda-[\w-]+|[\w-]*(?:linux|osx|win)-(?:64|aarch64|arm64|ppc64le)|[\w-]*(?:spec[-_]?(?:file|list)|explicit)[\w-]*)\.(?:lock|txt)$/,
    ecosystem: 'conda',
    kind: 'lock',
    cap: mebibyte,
    read: readExplicitList,
  },
  {
    named: /(?:^|\/)(?:[^/]*requirements?[^/]*\.(?:txt|in|pip|lock)|requirements?\/(?:[^/]+\/){0,2}[^/]+\.(?:txt|in)|[^/]*constraints[^/]*\.txt)$/i,
    ecosystem: 'python',
    kind: 'manifest',
    cap: mebibyte,
    read: (text, path) => readRequirements(path, text),
  },
  // What `conda env export` wrote is kept under any name.
  { named: /\.ya?ml$/i, ecosystem: 'conda', kind: 'manifest', cap: mebibyte, read: readAnyYaml },
];

/** The largest size in bytes up to which a path's file is read as a dependency file; null where it is none, 0 where its name says all. */
export function dependencyFileCap(path: string): number | null {
  const kind = kinds.find((one) => one.named.test(path));
  return kind ? (kind.cap === Infinity ? 0 : kind.cap) : null;
}

/**
 * @param path with "/", relative to the tree
 * @param bytes the file's content, in any encoding
 * @returns what the file asks for or locks; null when neither its name nor its content is a dependency file's. Never throws.
 */
export function readDependencies(path: string, bytes: Uint8Array): DependencyFile | null {
  const kind = kinds.find((one) => one.named.test(path));
  if (!kind) return null;
  const empty: DependencyFile = { ecosystem: kind.ecosystem, kind: kind.kind, dependencies: [] };
  if (kind.cap === Infinity) return empty;
  if (bytes.length > kind.cap) return byContent.includes(kind.read) ? null : empty;
  const text = decode(bytes);
  const read = kind.read(text, path);
  const file = Array.isArray(read) ? { ...empty, dependencies: read } : read;
  return file?.kind === 'lock' && file.dependencies.length === 0 && /^\[\[package/m.test(text) ? { ...file, damaged: true } : file;
}

/** A lock that names a package and its version is longer than this. */
const shortest = 64;

/**
 * @param size of the file in bytes
 * @returns whether a lock holds packages: its name alone fixes nothing. Where it is too large to be read, or is one of npm, its size says so
 */
export function holdsPackages({ path, dependencies, damaged }: DependencyFile & { path: string }, size: number | null): boolean {
  return damaged === true || dependencies.length > 0 || (size ?? 0) > Math.max(shortest, dependencyFileCap(path) ?? 0);
}

function readSetupCfg(text: string): Dependency[] {
  const found: Dependency[] = [];
  for (const section of readIni(text)) {
    for (const { key, values } of section.entries) {
      const group = setupGroup(section.name, key);
      if (group === null) continue;
      for (const value of values) {
        const requirement = pythonRequirement(value.text.split(' #')[0] ?? '');
        if (requirement) found.push({ ...requirement, line: value.line, group, direct: true });
      }
    }
  }
  return found;
}

function setupGroup(section: string, key: string): Group | null {
  if (section === 'options.extras_require') return groupOf(key, 'optional');
  if (section !== 'options') return null;
  if (key === 'install_requires') return 'main';
  return key === 'tests_require' || key === 'setup_requires' ? 'development' : null;
}
