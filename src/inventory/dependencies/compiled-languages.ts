// Manifests and locks of Go, Rust, the JVM and .NET.
import { readJson } from '../../parsers/config/json.js';
import { readToml } from '../../parsers/config/toml.js';
import { entriesOf, isRecord, textOf, valueAt } from '../../parsers/config/values.js';
import { linesOf } from '../../parsers/text/lines.js';
import type { Dependency, DependencyFile, Group, Pin } from './dependency.js';
import { tableVersion } from './requirement.js';

const most = 20_000;

function entry(
  name: string,
  pin: Pin,
  line: number,
  { group = 'main', direct = true, version }: { group?: Group; direct?: boolean; version?: string },
): Dependency {
  return { name, pin, line, group, direct, ...(version !== undefined && { version }) };
}

/** @returns the modules that a go.mod requires: Go takes the versions that stand there; null where it is no such file */
export function readGoMod(text: string): DependencyFile | null {
  if (!/^module[ \t]+\S/m.test(text)) return null;
  const dependencies: Dependency[] = [];
  let inside = false;
  for (const [index, line] of linesOf(text).entries()) {
    const block = /^require[ \t]*\($/.test(line.trim());
    if (block || line.trim() === ')') inside = block;
    const [, name, version] =
      /^[ \t]*(?:require[ \t]+)?([\w.-]{1,200}\.[\w.~/-]{1,300})[ \t]+(v\d\S{0,100})/.exec(inside || line.startsWith('require') ? line : '') ?? [];
    if (name !== undefined && version !== undefined && dependencies.length < most)
      dependencies.push(entry(name, 'exact', index + 1, { version, direct: !/\/\/[ \t]*indirect/.test(line) }));
  }
  return { ecosystem: 'go', kind: 'manifest', dependencies };
}

/** @returns the modules of a go.sum, each once */
export function readGoSum(text: string): Dependency[] {
  const found = new Map<string, Dependency>();
  for (const [index, line] of linesOf(text).entries()) {
    const [, name, version] = /^(\S{1,300})[ ](v\S{1,100})[ ]h1:/.exec(line) ?? [];
    if (name !== undefined && version !== undefined && !version.endsWith('/go.mod') && found.size < most && !found.has(name))
      found.set(name, entry(name, 'exact', index + 1, { direct: false, version }));
  }
  return [...found.values()];
}

const cargoTables: Readonly<Record<string, Group>> = { dependencies: 'main', 'build-dependencies': 'development', 'dev-dependencies': 'development' };

/** @returns the crates that a Cargo.toml asks for; a bare version allows newer ones */
export function readCargo(text: string): Dependency[] {
  const file = readToml(text);
  if (!file) return [];
  const found: Dependency[] = [];
  const bases = [[], ['workspace'], ...entriesOf(file.value['target']).map(([name]) => ['target', name])];
  for (const base of bases)
    for (const [key, group] of Object.entries(cargoTables))
      for (const [name, value] of entriesOf(valueAt(file.value, [...base, key]))) {
        if (isRecord(value) && typeof value['path'] === 'string' && value['version'] === undefined) continue;
        // The list of the workspace says it once.
        if (isRecord(value) && value['workspace'] === true) continue;
        const version = textOf(isRecord(value) ? value['version'] : value);
        const held = (version !== null && /^=/.test(version.trim())) || (isRecord(value) && (value['rev'] !== undefined || value['tag'] !== undefined));
        const optional = isRecord(value) && value['optional'] === true && group === 'main';
        found.push({
          ...entry(name, held ? 'exact' : version === null || version === '*' ? 'none' : 'range', file.line([...base, key, name]), {
            group: optional ? 'optional' : group,
          }),
          ...(typeof value === 'string' || isRecord(value) ? tableVersion(value) : {}),
        });
      }
  return found;
}

/** @returns what a Gradle lock file holds */
export function readGradleLock(text: string): Dependency[] {
  return linesOf(text).flatMap((line, index) => {
    const [, name, version] = /^([\w.-]{1,200}:[\w.-]{1,200}):([^=\s]{1,100})(?:=|$)/.exec(line) ?? [];
    return name === undefined || version === undefined ? [] : entry(name, 'exact', index + 1, { direct: false, version });
  });
}

const gradleCall =
  /^[ \t]{0,40}(?:(test|androidTest|debug|kapt|annotationProcessor)?\w{0,20}?(?:[Ii]mplementation|[Aa]pi|compile|[Cc]ompileOnly|[Rr]untimeOnly|kapt|[Aa]nnotationProcessor))[ \t(]{1,4}["']([\w.-]{1,200}:[\w.-]{1,200})(?::([^"'@:]{1,100}))?/;

/** @returns what a Gradle script asks for in plain text */
export function readGradle(text: string): Dependency[] {
  return linesOf(text).flatMap((line, index) => {
    const [, forTests, name, version] = gradleCall.exec(line) ?? [];
    return name === undefined
      ? []
      : entry(name, jvmPin(version), index + 1, { group: forTests === undefined ? 'main' : 'development', ...(version !== undefined && { version }) });
  });
}

/** @returns what a build.sbt asks for */
export function readSbt(text: string): Dependency[] {
  return linesOf(text).flatMap((line, index) => {
    if (/^[ \t]*\/\//.test(line)) return [];
    return [...line.matchAll(/"([\w.-]{1,200})"[ ]{0,4}%{1,3}[ ]{0,4}"([\w.-]{1,200})"[ ]{0,4}%[ ]{0,4}(?:"([^"]{1,100})"|\w)([^,\n]{0,60})/g)].map(
      ([, group = '', artifact = '', version, rest = '']) =>
        entry(`${group}:${artifact}`, version === undefined ? 'exact' : jvmPin(version), index + 1, {
          group: /%[ ]{0,4}"?[Tt]est/.test(rest) ? 'development' : 'main',
          ...(version !== undefined && { version }),
        }),
    );
  });
}

/** @returns what a Maven project asks for; a version that a parent or another list gives is not seen */
export function readMaven(text: string): DependencyFile | null {
  if (!/<project[\s>]/.test(text.slice(0, 20_000))) return null;
  const dependencies: Dependency[] = [];
  const properties = new Set([...text.matchAll(/<([\w.-]{1,100})>[^<>]{1,200}<\/\1>/g)].map(([, name = '']) => name));
  // What is left out of a dependency has names as well.
  const lines = linesOf(text.replace(/<!--[\s\S]*?(?:-->|$)|<exclusions>[\s\S]*?(?:<\/exclusions>|$)/g, (part) => part.replace(/[^\n]/g, '')));
  let open: { line: number; parts: Map<string, string> } | null = null;
  for (const [index, line] of lines.entries()) {
    if (line.includes('<dependency>')) open = { line: index + 1, parts: new Map() };
    for (const [, key = '', value = ''] of open ? line.matchAll(/<(groupId|artifactId|version|scope)>[ \t]*([^<>]{1,200}?)[ \t]*<\//g) : [])
      open?.parts.set(key, value);
    if (!open || !line.includes('</dependency>')) continue;
    const { parts } = open;
    const version = parts.get('version');
    const property = /^\$\{([\w.-]{1,100})\}$/.exec(version ?? '')?.[1];
    const pin = property === undefined ? jvmPin(version) : properties.has(property) ? 'exact' : 'none';
    const group = parts.get('scope') === 'test' ? 'development' : 'main';
    if (parts.has('artifactId') && dependencies.length < most)
      dependencies.push(
        entry(`${parts.get('groupId') ?? ''}:${parts.get('artifactId') ?? ''}`, pin, open.line, { group, ...(version !== undefined && { version }) }),
      );
    open = null;
  }
  return { ecosystem: 'jvm', kind: 'manifest', dependencies };
}

/** A version is one release but for ranges in brackets, `+` and words such as LATEST. */
function jvmPin(version: string | undefined): Pin {
  if (version === undefined) return 'none';
  return /^[A-Za-z]*\d[\w.-]*$/.test(version) && !/SNAPSHOT/.test(version) ? 'exact' : 'range';
}

/** @returns the packages that a project of .NET refers to; a bare version is the oldest that will do */
export function readNuGetProject(text: string): Dependency[] {
  return linesOf(text).flatMap((line, index) => {
    const [, name] = /<Package(?:Reference|Version)[ \t][^>]{0,200}?(?:Include|Update)="([\w.-]{1,200})"/.exec(line) ?? [];
    if (name === undefined) return [];
    const version = /\bVersion="([^"]{1,100})"/.exec(line)?.[1];
    const pin = version === undefined ? 'none' : /^\[[^,\]]{1,60}\]$/.test(version) ? 'exact' : 'range';
    return entry(name, pin, index + 1, { ...(version !== undefined && { version }) });
  });
}

/** @returns the packages of a packages.lock.json of NuGet */
export function readNuGetLock(text: string): DependencyFile | null {
  const lock = readJson(text);
  const frameworks = entriesOf(valueAt(lock?.value, ['dependencies']));
  if (!lock || frameworks.length === 0) return null;
  const found = new Map<string, Dependency>();
  for (const [framework, packages] of frameworks)
    for (const [name, value] of entriesOf(packages)) {
      const version = isRecord(value) ? textOf(value['resolved']) : null;
      if (version !== null && !found.has(name)) found.set(name, entry(name, 'exact', lock.line(['dependencies', framework, name]), { direct: false, version }));
    }
  return { ecosystem: 'dotnet', kind: 'lock', dependencies: [...found.values()] };
}

/** @returns the inputs that a flake.lock of Nix holds */
export function readFlakeLock(text: string): DependencyFile | null {
  const lock = readJson(text);
  const nodes = entriesOf(valueAt(lock?.value, ['nodes']));
  if (!lock || nodes.length === 0) return null;
  const dependencies = nodes.flatMap(([name, node]) =>
    valueAt(node, ['locked']) === undefined ? [] : entry(name, 'exact', lock.line(['nodes', name]), { direct: false }),
  );
  return { ecosystem: 'nix', kind: 'lock', dependencies };
}
