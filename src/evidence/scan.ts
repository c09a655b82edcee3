// One pass over a tree: every file is read at most once, shown to the matchers that want it, and dropped. What they saw becomes facts.
import { matchersOf } from '../expression.js';
import type { ContextField, Fact, Guess, Limit, Matcher, Place, Role, Scan, Signal, ToolJob, Tree } from '../model.js';
import { decode, isBinary } from '../syntax/decode.js';
import { globIndex } from '../syntax/glob.js';
import { allowedTo, namedFiles } from './asked.js';
import { type Collected, collect, emptyCollection, inventoryOf } from './collect.js';
import { dependencyPlaces } from './declared.js';
import { bestFirst, evaluate } from './facts.js';
import type { Look } from './look.js';
import { codeIndex, interestOf } from './matchers/code.js';
import { lookOf } from './matchers/index.js';
import { ownModules } from './own-modules.js';
import { patiently } from './patience.js';
import { codeLanguage, readCode } from './read-code.js';
import { roleOf } from './roles.js';
import { viewOf } from './view.js';

export interface ScanRules {
  signals: readonly Signal[];
  tools: readonly ToolJob[];
  context: readonly ContextField[];
}

const maxBytes = { code: 2 * 1024 * 1024, notebook: 20 * 1024 * 1024, other: 1024 * 1024, all: 1024 * 1024 * 1024 };
const maxPlaces = 20;
/** Each place of a risk can be disputed, so all of them have to be known. */
const maxRiskPlaces = 500;

type Hits = Map<Matcher, Place[]>;

/**
 * Looks at a tree.
 * @param rules what to look for
 * @param exclude globs of files that the manifest leaves out
 * @returns a fact for every signal in catalogue order, guesses of the context, and what could not be read
 */
export function scan(tree: Tree, rules: ScanRules, exclude: { pattern: string; matches: (path: string) => boolean }[]): Scan {
  const limits: Limit[] = [...tree.limits];
  const files = kept(tree.files, exclude, limits)
    .map((path) => ({ path, role: roleOf(path) }))
    .filter(({ role }) => role !== 'vendored');
  const expressions = [...rules.signals.map((s) => s.seen), ...rules.context.flatMap((field) => field.guesses.map((g) => g.seen))];
  const matchers = expressions.flatMap(matchersOf);
  const looks = new Map<Matcher, Look>();
  for (const matcher of matchers) {
    const look = lookOf(matcher);
    if (look) looks.set(matcher, look);
  }
  const inspecting = [...looks].filter(([, look]) => look.inspect).map(([matcher, look]) => ({ patterns: look.patterns, value: { matcher, look } }));
  const wanted = globIndex(inspecting);
  const allowed = { own: allowedTo('own'), test: allowedTo('test'), vendored: allowedTo('vendored') };
  const code = matchers.filter((m) => m.kind === 'call' || m.kind === 'import' || m.kind === 'define');
  const interest = interestOf(code, rules.tools);
  const lookAtCode = codeIndex(code, rules.tools, ownModules(files.map(({ path }) => path)));

  const hits: Hits = new Map();
  const note = (matcher: Matcher, places: readonly Place[]) => {
    if (places.length === 0) return;
    const before = hits.get(matcher);
    if (before) for (const place of places) before.push(place);
    else hits.set(matcher, [...places]);
  };
  const unread = new Set<Matcher>();
  const collection: Collected = emptyCollection();
  let budget = maxBytes.all;
  const examine = ({ path, role }: { path: string; role: Role }): number => {
    const language = codeLanguage(path);
    const interested = allowed[role](wanted(path));
    const collects = collect.cap(path);
    if (!language && collects === null && interested.length === 0) return 0;
    if (collects === 0 && interested.length === 0) {
      // The name of such a lock file says all; it may be larger than anything worth reading.
      collect.file(collection, path, new Uint8Array(), () => '');
      return 0;
    }
    const unreadable = (limit: Limit) => {
      limits.push(limit);
      for (const { matcher } of interested) unread.add(matcher);
      return 0;
    };
    const cap = language === 'notebook' ? maxBytes.notebook : Math.max(language ? maxBytes.code : maxBytes.other, collects ?? 0);
    const reading = tree.read(path, Math.min(cap, budget));
    if ('failure' in reading)
      return unreadable(reading.failure === 'too-large' ? { code: 'too-large', path, bytes: reading.size } : { code: 'unreadable', path });
    const { bytes } = reading;
    budget -= bytes.length;
    if (isBinary(bytes)) return unreadable({ code: 'not-parsed', path });
    const view = viewOf(path, role, bytes);
    for (const { matcher, look } of interested) note(matcher, look.inspect?.(view) ?? []);
    if (language) {
      const seen = readCode(view, bytes, language, interest);
      if (!seen) limits.push({ code: 'not-parsed', path });
      else {
        for (const [matcher, places] of lookAtCode(seen)) note(matcher, places);
        collect.code(collection, seen);
      }
    }
    if (collects !== null) collect.file(collection, path, bytes, view.text);
    return bytes.length;
  };
  for (const { path } of patiently(files, examine)) {
    limits.push({ code: 'too-slow', path });
    for (const { matcher } of wanted(path)) unread.add(matcher);
  }
  const inventory = inventoryOf(collection, files, tree, (path) => {
    const reading = tree.read(path, maxBytes.other);
    return 'bytes' in reading ? decode(reading.bytes) : null;
  });
  const concluding = [...looks].filter(([, look]) => look.conclude);
  const named = namedFiles(
    concluding.map(([, look]) => look),
    files,
  );
  const hasty = patiently(concluding, ([matcher, look]) => {
    note(matcher, look.conclude?.(inventory, named.get(look) ?? []) ?? []);
    return 0;
  });
  for (const [matcher] of hasty) unread.add(matcher);
  if (hasty.length > 0) limits.push({ code: 'too-slow', path: inventory.automations[0]?.path ?? '.' });

  const facts = rules.signals.map((signal): Fact => {
    const seen = evaluate(signal.seen, hits);
    if (seen.holds)
      return { signal: signal.id, state: 'present', places: bestFirst(seen.places, signal.area, signal.polarity === 'risk' ? maxRiskPlaces : maxPlaces) };
    if (signal.polarity === 'practice') {
      const declared = dependencyPlaces(matchersOf(signal.seen), rules.tools, inventory);
      if (declared.length > 0) return { signal: signal.id, state: 'declared', places: bestFirst(declared, signal.area, maxPlaces) };
    }
    const missed = matchersOf(signal.seen).some((matcher) => unread.has(matcher));
    return { signal: signal.id, state: missed ? 'unreadable' : 'absent', places: [] };
  });
  const guesses: Record<string, Guess[]> = {};
  for (const field of rules.context) {
    for (const { value, seen } of field.guesses) {
      const result = evaluate(seen, hits);
      if (result.holds) (guesses[field.id] ??= []).push({ value, places: bestFirst(result.places, '', 3) });
    }
  }
  const whole = !limits.some((limit) => limit.code !== 'untracked' && limit.code !== 'excluded');
  return { facts, guesses, limits, files: files.length, whole };
}

function kept(paths: readonly string[], exclude: { pattern: string; matches: (path: string) => boolean }[], limits: Limit[]): string[] {
  const counts = exclude.map(() => 0);
  const files = paths.filter((path) => {
    const index = exclude.findIndex(({ matches }) => matches(path));
    if (index >= 0) counts[index] = (counts[index] ?? 0) + 1;
    return index < 0;
  });
  exclude.forEach(({ pattern }, index) => limits.push({ code: 'excluded', pattern, files: counts[index] ?? 0 }));
  return files;
}
