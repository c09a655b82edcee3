// Reports of `schema: 1`, which version 0.1 saved: what they hold is put into today's shape, and what they never held is told as unknown.
import { isRecord } from '../parsers/config/values.js';

type Data = Record<string, unknown>;

/** Numbers that 0.1 did not have. */
const noRepository = { score: null, earned: 0, total: 0 };
const minutesEach = 0.5;

/** @returns saved data of schema 1 in the shape of schema 2, as far as it is what it claims to be; anything else as it is. Whether it fits is proved afterwards. */
export function upgraded(data: unknown): unknown {
  if (!isRecord(data) || data['schema'] !== 1) return data;
  const findings = listOf(data['findings']);
  return {
    ...data,
    schema: 2,
    project: { ...recordOf(data['project']), cases: [] },
    activities: [],
    ignores: [],
    readiness: readinessOf(recordOf(data['readiness']), findings),
    stages: listOf(data['stages']).map((stage) => ({ ...stage, repository: noRepository })),
    imported: [],
    gate: isRecord(data['gate']) ? gateOf(data['gate']) : null,
    findings: findings.map(findingOf),
    blockers: [],
    frameworks: Object.fromEntries(Object.entries(recordOf(data['frameworks'])).map(([id, framework]) => [id, frameworkOf(recordOf(framework))])),
  };
}

function readinessOf({ level, heldBy, ...rest }: Data, findings: readonly Data[]): Data {
  const by = (code: string) => findings.filter(({ reason }) => recordOf(reason)['code'] === code).length;
  const open = findings.filter(({ verdict }) => verdict === 'unknown').length;
  return {
    ...rest,
    repository: { ...noRepository, peers: null },
    team: { answered: findings.filter(({ answer }) => answer !== null).length, open, minutes: open * minutesEach },
    pending: findings.filter(({ flags }) => Array.isArray(flags) && flags.includes('pending')).length,
    setAside: { byAnswer: by('set-aside'), byContext: by('condition-not-met'), byEvidence: 0, byPack: by('switched-off') },
    level: { proven: level, possible: null, shown: null, heldBy },
  };
}

/** 0.1 told neither what was done to evidence nor what is new or thin. */
function gateOf(gate: Data): Data {
  const untold = (changes: unknown) => listOf(changes).map((change) => ({ ...change, did: null, at: null }));
  const { base } = gate;
  return {
    ...gate,
    base: isRecord(base) ? { ...base, level: null } : null,
    regressed: untold(gate['regressed']),
    improved: untold(gate['improved']),
    hazards: [],
    thinner: [],
    unread: [],
    policies: [],
    unapproved: [],
  };
}

function findingOf(finding: Data): Data {
  const { reason, looked } = finding;
  const nowhere = recordOf(reason)['code'] === 'no-trace';
  return {
    ...finding,
    // Of a check that no signal could show nothing was looked for.
    trace: Array.isArray(looked) && looked.length > 0 ? 'elsewhere' : 'none',
    reason: nowhere ? { code: 'not-seen-here' } : reason,
    steps: [],
    missing: null,
    refs: {},
    drafted: false,
  };
}

/** 0.1 knew only which considerations an item belongs to: no check spoke to it by itself. */
function frameworkOf({ items, ...rest }: Data): Data {
  return {
    status: '',
    notes: [],
    ...rest,
    items: Object.entries(recordOf(items)).map(([id, title]) => ({ id, title, state: 'not-asked', checks: [] })),
  };
}

function recordOf(value: unknown): Data {
  return isRecord(value) ? value : {};
}

function listOf(value: unknown): Data[] {
  return Array.isArray(value) ? value.map(recordOf) : [];
}
