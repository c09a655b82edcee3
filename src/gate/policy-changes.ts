// What a change did to the rules it is judged by: waivers, what is set aside, disputes, excludes, the context, the gate itself, the pack.
import { isDeepStrictEqual } from 'node:util';
import type { Manifest, PolicyChange } from '../model/index.js';
import { isRecord } from '../parsers/config/values.js';

/** What a change of each key does to the rules, in the order of the manifest; null for keys that change no rule of a comparison. */
const changesOf: Record<keyof Manifest, ((base: Manifest, head: Manifest) => PolicyChange[]) | null> = {
  path: null,
  project: null,
  pack: packChange,
  // Told by the rules that they make, which change with the files of a pack as well (own-rules-changed).
  packs: null,
  builtinPacks: switchChanges,
  root: null,
  context: contextChanges,
  does: doesChanges,
  answers: answerChanges,
  exclude: excludeChanges,
  waivers: waiverChanges,
  gate: gateChanges,
  // What is imported stays out of a comparison.
  imports: null,
};

/** @returns the changes from one manifest to the other, in the order of the manifest's keys */
export function policyChanges(base: Manifest, head: Manifest): PolicyChange[] {
  return Object.values(changesOf).flatMap((changes) => changes?.(base, head) ?? []);
}

function packChange({ pack: before }: Manifest, { pack: after }: Manifest): PolicyChange[] {
  return isDeepStrictEqual(before, after) ? [] : [{ code: 'pack-changed', before: versionsText(before), after: versionsText(after) }];
}

/** "2.0.0" for the first pack alone, "survey 2.0.0, generative 1.0.0" for more. */
function versionsText(pack: Manifest['pack']): string | null {
  const named = Object.entries(pack ?? {});
  if (named.length === 0) return null;
  return named.length === 1 && named[0]?.[0] === 'survey' ? named[0][1] : named.map(([id, version]) => `${id} ${version}`).join(', ');
}

function switchChanges({ builtinPacks: before }: Manifest, { builtinPacks: after }: Manifest): PolicyChange[] {
  const use = (one: { use: boolean } | undefined) => (one === undefined ? null : one.use ? 'on' : 'off');
  return keysOf(before, after).flatMap((pack): PolicyChange[] => {
    const [was, is] = [use(before[pack]), use(after[pack])];
    return was === is ? [] : [{ code: 'pack-switched', pack, before: was, after: is }];
  });
}

function contextChanges(base: Manifest, head: Manifest): PolicyChange[] {
  return keysOf(base.context, head.context).flatMap((field): PolicyChange[] => {
    const [before, after] = [base.context[field] ?? [], head.context[field] ?? []];
    return isDeepStrictEqual(before, after) ? [] : [{ code: 'context-changed', field, before, after }];
  });
}

function doesChanges({ does: before }: Manifest, { does: after }: Manifest): PolicyChange[] {
  const said = (claim: boolean | undefined) => (claim === undefined ? [] : [claim ? 'yes' : 'no']);
  return keysOf(before, after).flatMap((activity): PolicyChange[] => {
    const [was, is] = [before[activity], after[activity]];
    return was === is ? [] : [{ code: 'context-changed', field: `does.${activity}`, before: said(was), after: said(is) }];
  });
}

function answerChanges(base: Manifest, head: Manifest): PolicyChange[] {
  return Object.entries(head.answers).flatMap(([check, answer]): PolicyChange[] => {
    const old = base.answers[check];
    const disputed = answer.dispute.filter(({ path }) => !old?.dispute.some((one) => one.path === path));
    return [
      ...(answer.value === 'does-not-apply' && old?.value !== 'does-not-apply' ? [{ code: 'set-aside' as const, check }] : []),
      ...disputed.map(({ path }): PolicyChange => ({ code: 'disputed', check, path })),
    ];
  });
}

function excludeChanges({ exclude: before }: Manifest, { exclude: after }: Manifest): PolicyChange[] {
  return [
    ...after.filter((pattern) => !before.includes(pattern)).map((pattern): PolicyChange => ({ code: 'excluded', pattern })),
    ...before.filter((pattern) => !after.includes(pattern)).map((pattern): PolicyChange => ({ code: 'included', pattern })),
  ];
}

function waiverChanges({ waivers: before }: Manifest, { waivers: after }: Manifest): PolicyChange[] {
  const checks = [...new Set([...before, ...after].map(({ check }) => check))];
  return checks.flatMap((check): PolicyChange[] => {
    const [was, is] = [before, after].map((list) => list.find((one) => one.check === check));
    if (isDeepStrictEqual(was, is)) return [];
    if (was !== undefined && is !== undefined && is.expires > was.expires)
      return [{ code: 'waiver-renewed', check, expires: is.expires, approvedBy: is.approvedBy ?? null }];
    return [{ code: was === undefined ? 'waiver-added' : is === undefined ? 'waiver-removed' : 'waiver-changed', check }];
  });
}

function gateChanges({ gate: before }: Manifest, { gate: after }: Manifest): PolicyChange[] {
  const text = (value: unknown) =>
    JSON.stringify(isRecord(value) && 'digest' in value ? `${String(value['name'])} (sha256 ${String(value['digest']).slice(0, 12)})` : (value ?? null));
  return keysOf(before, after).flatMap((setting): PolicyChange[] => {
    const [was, is] = [before, after].map((gate) => text(Object.entries(gate).find(([key]) => key === setting)?.[1]));
    return was === is ? [] : [{ code: 'gate-changed', setting, before: was ?? 'null', after: is ?? 'null' }];
  });
}

function keysOf(a: object, b: object): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])];
}
