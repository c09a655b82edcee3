// A guard behind a switch: whether the switch is off unless somebody sets it, and nothing in the tree does.
import type { Inventory } from '../inventory/inventory.js';
import type { Matcher, Sighting } from '../model/index.js';
import { wordsOf } from '../parsers/text/identifier.js';
import { patternOf } from './pattern.js';
import type { TextSource } from './text-source.js';

const mostFiles = 5_000;
const mostSwitches = 50;
const mostLines = 2_000;
const longestGuard = 4_000;

const code = /\.(?:py|[cm]?[jt]s|tsx?)$/i;
const settings =
  /\.(?:ya?ml|toml|ini|cfg|conf|properties|json|tf|tfvars|bicep|sh|ps1|mk|env)$|(?:^|[/.])(?:env(?:\.\w{1,20})?|dockerfile|containerfile|makefile|justfile|procfile)[^/]*$/i;
/** What shows how settings are written sets nothing. */
const shown = /example|sample|template|\.dist$|(?:^|\/)docs?\//i;
const off = /^(?:false|0|no|off|none|null|undefined|\{ ?\}|\[ ?\])?$/i;

/**
 * Takes out sightings of guards whose switch is on, or of which it cannot be told.
 * @param hits what all matchers saw; only those that ask for what is switched off are touched
 * @param files the project's own files and tests
 */
export function dropSwitchedOn(hits: Map<Matcher, Sighting[]>, files: Inventory['files'], { expect, text, isSpent }: TextSource): void {
  const asking = [...hits].filter(([matcher]) => 'switchedOff' in matcher && matcher.switchedOff === true);
  if (asking.length === 0) return;
  const paths = files.flatMap(({ path, role }) => (role === 'own' && !shown.test(path) && (code.test(path) || settings.test(path)) ? [path] : []));
  const known = new Map<string, boolean>();
  const isOff = ({ name, env }: Switch): boolean => {
    const key = `${name} ${env}`;
    const before = known.get(key);
    if (before !== undefined || known.size >= mostSwitches) return before ?? false;
    const found = paths.length <= mostFiles && staysOff({ name, env }, paths, text);
    known.set(key, found);
    return found;
  };
  expect(paths.slice(0, mostFiles));
  for (const [matcher, places] of asking) {
    const left = places.filter((place) => {
      const asked = switchAt(matcher, text(place.path), place.line ?? 1);
      return asked !== null && isOff(asked) && !isSpent();
    });
    if (left.length > 0) hits.set(matcher, left);
    else hits.delete(matcher);
  }
}

/** What a guard asks: a name of the program, or a variable of the environment, which nobody has set. */
interface Switch {
  name: string;
  env: boolean;
}

function switchAt(matcher: Matcher, text: string | null, line: number): Switch | null {
  const [pattern]: unknown[] = 'matches' in matcher && Array.isArray(matcher.matches) ? matcher.matches : [];
  if (text === null || typeof pattern !== 'object' || pattern === null || !('source' in pattern) || typeof pattern.source !== 'string') return null;
  let start = 0;
  for (let at = 1; at < line && start >= 0; at++) start = text.indexOf('\n', start) + 1 || -1;
  const guard = start < 0 ? '' : text.slice(start, start + longestGuard);
  const found = patternOf(pattern.source).exec(guard);
  // It has to be the guard of this line, not one further down.
  const groups = found && !guard.slice(0, found.index).includes('\n') ? found.groups : undefined;
  const name = groups?.['env'] ?? groups?.['name'];
  return name === undefined ? null : { name, env: groups?.['env'] !== undefined };
}

/** Whether a switch is off where nobody sets it, and no file sets it; also by the variables of the environment that it is read from. */
function staysOff(asked: Switch, paths: readonly string[], text: TextSource['text']): boolean {
  const names = [asked.name];
  let isOff = asked.env;
  for (let next = 0; next < names.length && next < 4; next++) {
    const name = nameTest(names[next] ?? '');
    if (!name) return false;
    for (const path of paths) {
      for (const { line, below } of linesWith(name, text(path) ?? '')) {
        const said = code.test(path) ? saidInCode(line, name) : saidInSettings(line, below, name);
        if (said.on) return false;
        isOff ||= said.off;
        if (said.env !== null && !names.includes(said.env)) names.push(said.env);
      }
    }
  }
  return isOff;
}

/** However a name is written: API_KEY, api-key, apiKey; with a prefix before "_". */
function nameTest(name: string): RegExp | null {
  const words = wordsOf(name);
  return words.length === 0 || words.length > 8 ? null : new RegExp(`(?<![A-Za-z0-9])${words.join('[-_.]?')}(?![A-Za-z0-9_])`, 'i');
}

function linesWith(name: RegExp, text: string): { line: string; below: string }[] {
  if (!name.test(text)) return [];
  const lines = text.split(/\r?\n/);
  return lines.flatMap((line, at) => (line.length < mostLines && name.test(line) ? [{ line, below: lines[at + 1] ?? '' }] : []));
}

interface Said {
  on: boolean;
  off: boolean;
  /** The variable of the environment that it is read from. */
  env: string | null;
}

const nothing: Said = { on: false, off: false, env: null };
const fromEnvironment =
  /^(?:\w{1,20}\()?(?:(?:os\.)?(?:getenv|environ\.get)|config|env(?:\.\w{1,10})?)\([ ]?["'](\w{1,60})["'][ ]?(?:,[ ]?(?:default[ ]?=[ ]?)?["']?([^"'),]{0,60})["']?[^)]{0,60})?\)/;
/** `config.get_boolean("App", "LogLatency")` of a configuration in sections. */
const fromSection = /^(?:\w{1,40}\.){1,4}get_?(?:boolean|bool)?\([ ]?["']\w{1,40}["'],[ ]?["'](\w{1,60})["'][ ]?\)/;
const fromProcess = /^(?:\w{1,20}\()?process\.env(?:\.|\[["'])(\w{1,60})(?:["']\])?[ ]?(?:(?:\|\||\?\?)[ ]?["']?([^"';,)]{0,60}))?/;

/** What a line of code says of a name; an argument or a parameter says nothing. */
function saidInCode(line: string, name: RegExp): Said {
  if (/^\s*(?:#|\/\/|\*)/.test(line)) return nothing;
  if (/add_argument\(/.test(line)) return { ...nothing, off: /store_true/.test(line) };
  const after = line.slice((name.exec(line)?.index ?? 0) + (name.exec(line)?.[0].length ?? 0));
  const value = /^["'\]]{0,2}[ ]?(?::[^=\n]{1,80})?=(?!=)[ ]?(.{0,300})$/
    .exec(after)?.[1]
    ?.replace(/[ ]{1,4}#.*$/, '')
    .trim();
  if (value === undefined || value.endsWith(',')) return nothing;
  const read = fromEnvironment.exec(value) ?? fromProcess.exec(value);
  if (read) {
    const isOff = off.test((read[2] ?? '').trim());
    return { on: !isOff, off: isOff, env: read[1] ?? null };
  }
  const section = fromSection.exec(value)?.[1];
  if (section !== undefined) return { ...nothing, env: section };
  const bare = /^Field\([ ]?(?:default[ ]?=[ ]?)?([^,)]{0,60})/.exec(value)?.[1] ?? value.replace(/;$/, '');
  // A variable of a function that begins as nothing is no setting.
  const isSetting = /^(?:export )?(?:const |let )?[A-Za-z_]/.test(line) || /^\s{1,8}\w{1,60}[ ]?:/.test(line);
  if (off.test(bare.replace(/^["'](.*)["']$/, '$1'))) return { ...nothing, off: isSetting };
  return { ...nothing, on: /^(?:true|\d|["']|os\.environ\[|\.\.\.)/i.test(bare) };
}

/** What a line of settings says: whoever only mentions a name may set it. */
function saidInSettings(line: string, below: string, name: RegExp): Said {
  const told = line.replace(/(?:^|[ \t])#.*$/, '');
  const found = name.exec(told);
  if (!found || /^\s*(?:;|\/\/|echo\b)/.test(told)) return nothing;
  const value = /^["'\]]{0,2}[ ]?[:=][ ]?(.{0,300})$/.exec(told.slice(found.index + found[0].length))?.[1];
  const bare = value
    ?.trim()
    .replace(/,$/, '')
    .replace(/^["'](.*)["']$/, '$1');
  const goesOn = bare === '' && indent(below) > indent(line);
  return bare !== undefined && off.test(bare) && !goesOn ? { ...nothing, off: true } : { ...nothing, on: true };
}

function indent(line: string): number {
  return line.trim() === '' ? 0 : line.length - line.trimStart().length;
}
