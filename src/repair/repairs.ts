// Repairs that are known to the token: a value that is switched, a name that is exchanged, an argument that is added. Whether one repairs is proved afterwards, by
// looking at the repaired tree.
import type { Patch } from '../model/index.js';
import { addArgument } from './add-argument.js';
import { addNeeds, releaseWaits } from './add-needs.js';
import { type Statement, statementAt } from './statement.js';

/** Exchanges what the group `old` of a pattern found, in the statement at the place of a hazard. Every repeat is bounded. */
interface Exchange {
  kind: 'exchange';
  /** "MLR-S09". */
  code: string;
  from: RegExp;
  to: string;
}

/** Adds an argument to a call that lacks it. */
interface Addition {
  kind: 'addition';
  code: string;
  /** The name of the call as it is written at its end: "load". */
  call: RegExp;
  argument: string;
}

/** A number that ends nothing: none, infinity, or thousands. */
const endless = '(?:None|null|Infinity|math\\.inf|sys\\.maxsize|Number\\.(?:MAX|POSITIVE)\\w{0,20}|float\\(["\']inf["\']\\)|\\d[\\d_]{3,12})';

const exchange = (code: string, from: RegExp, to: string): Exchange => ({ kind: 'exchange', code, from, to });

/** Every repair, each for one form of a hazard; the first that changes anything is taken. */
export const repairs: readonly (Exchange | Addition)[] = [
  exchange('MLR-S09', /\bweights_only\s{0,4}=\s{0,4}(?<old>False|0)\b/d, 'True'),
  exchange('MLR-S09', /\bsafe_mode\s{0,4}=\s{0,4}(?<old>False)\b/d, 'True'),
  exchange('MLR-S09', /\ballow_pickle\s{0,4}=\s{0,4}(?<old>True)\b/d, 'False'),
  exchange('MLR-S09', /\bLoader\s{0,4}=\s{0,4}(?:[\w.]{0,40}\.)?(?<old>(?:Unsafe|Full)?Loader)\b/d, 'SafeLoader'),
  exchange('MLR-S09', /\bLoader\s{0,4}=\s{0,4}(?:[\w.]{0,40}\.)?(?<old>C(?:Unsafe|Full)?Loader)\b/d, 'CSafeLoader'),
  exchange('MLR-S09', /\byaml\.(?<old>unsafe_load)\b(?!_all)/d, 'safe_load'),
  exchange('MLR-S09', /\byaml\.(?<old>unsafe_load_all)\b/d, 'safe_load_all'),
  exchange('MLR-S09', /\btyp\s{0,4}=\s{0,4}["'](?<old>unsafe)["']/d, 'safe'),
  { kind: 'addition', code: 'MLR-S09', call: /\btorch\.load\s{0,4}\(/, argument: 'weights_only=True' },
  exchange('MLR-S13', /\bverify\s{0,4}=\s{0,4}(?<old>False)\b/d, 'True'),
  exchange('MLR-S13', /\bssl\.(?<old>_create_unverified_context)\b/d, 'create_default_context'),
  exchange('MLR-S13', /\bcurl\b[^\n]{0,300}?(?<old>\s--insecure|\s-k)(?=\s|$)/d, ''),
  exchange('MLR-S13', /\bwget\b[^\n]{0,300}?(?<old>\s--no-check-certificate)\b/d, ''),
  exchange('MLR-S03', /\bdebug\s{0,4}=\s{0,4}(?<old>True)\b/d, 'False'),
  exchange('MLR-S03', /(?<old>\s--reload)\b/d, ''),
  exchange('MLR-S03', /(?<old>["']--reload["']\s{0,4},\s{0,4}|,\s{0,4}["']--reload["'])/d, ''),
  exchange('MLR-S10', /\bpermissions:\s{1,4}(?<old>write-all)\b/d, 'read-all'),
  exchange('MLR-S10', /\bprivileged:\s{1,4}(?<old>true)\b/d, 'false'),
  exchange('MLR-A02', /\ballow_dangerous_(?:requests?|code|tools)["']?\s{0,3}[=:]\s{0,3}(?<old>True)\b/d, 'False'),
  exchange('MLR-A02', /\ballowDangerous(?:Requests?|Code|Tools)["']?\s{0,3}:\s{0,3}(?<old>true)\b/d, 'false'),
  exchange(
    'MLR-A04',
    /(?<old>\s--(?:dangerously-skip-permissions|dangerously-bypass-approvals-and-sandbox|dangerously-allow-all|yolo|trust-all-tools|allow-all-tools))\b/d,
    '',
  ),
  exchange('MLR-A04', /\b(?:--permission-mode[ =]["']?|(?:defaultMode|permission_?[mM]ode)["']?\s{0,3}[:=]\s{0,3}["'])(?<old>bypassPermissions)\b/d, 'default'),
  exchange('MLR-A04', /\bsandbox_mode\s{0,3}=\s{0,3}["'](?<old>danger-full-access)\b/d, 'workspace-write'),
  exchange('MLR-A04', /\bautoApprove"\s{0,3}:\s{0,3}(?<old>true)\b/d, 'false'),
  exchange('MLR-A04', /\binterpreter\.auto_run\s{0,3}=\s{0,3}(?<old>True)\b/d, 'False'),
  // What the libraries themselves stop at where nobody says otherwise.
  exchange('MLR-A06', new RegExp(`\\bmax_iterations\\s{0,3}=\\s{0,3}(?<old>${endless})`, 'd'), '15'),
  exchange('MLR-A06', new RegExp(`\\bmax_?[tT]urns\\s{0,3}[=:]\\s{0,3}(?<old>${endless})`, 'd'), '10'),
  exchange('MLR-A06', new RegExp(`\\bmaxSteps\\s{0,3}:\\s{0,3}(?<old>${endless})`, 'd'), '20'),
  exchange('MLR-A06', new RegExp(`\\b(?:stepCountIs|isStepCount)\\(\\s{0,3}(?<old>${endless})`, 'd'), '20'),
  exchange('MLR-A06', new RegExp(`\\brecursion_?[lL]imit["']?\\s{0,3}[=:]\\s{0,3}(?<old>${endless})`, 'd'), '25'),
  exchange('MLR-A07', /["']use_docker["']\s{0,3}:\s{0,3}(?<old>False)\b/d, 'True'),
  exchange('MLR-A07', /\bcode_execution_mode\s{0,3}=\s{0,3}["'](?<old>unsafe)["']/d, 'safe'),
  exchange('MLR-G04', /\b(?:approval_status|ModelApprovalStatus)["']?\s{0,3}[=:]\s{0,3}["'](?<old>Approved)["']/d, 'PendingManualApproval'),
  { kind: 'addition', code: 'MLR-H03', call: /@backoff\.on_(?:exception|predicate)\s{0,4}\(/, argument: 'max_tries=5' },
  { kind: 'addition', code: 'MLR-H03', call: /@tenacity\.retry\s{0,4}\(/, argument: 'stop=tenacity.stop_after_attempt(5)' },
  exchange('MLR-O03', /\b(?<old>BLOCK_NONE)\b/d, 'BLOCK_MEDIUM_AND_ABOVE'),
  exchange('MLR-O03', /\bthreshold["']?\s{0,3}[:=]\s{0,3}(?:\w{1,40}\.){0,4}["']?(?<old>OFF)\b/d, 'BLOCK_MEDIUM_AND_ABOVE'),
  exchange('MLR-O03', /\bload_safety_checker\s{0,3}=\s{0,3}(?<old>False)\b/d, 'True'),
  exchange('MLR-O03', /(?<old>,\s{0,4}safety_checker\s{0,3}=\s{0,3}None)\b/d, ''),
  exchange(
    'MLR-S08',
    /(?:\b(?:detail|content)\s{0,2}=|["'](?:detail|error|message|msg)["']\s{0,2}:)\s{0,4}(?<old>(?:str|repr)\(\s{0,4}\w{1,30}\s{0,4}\)|f"[^"\n]{0,160}"|f'[^'\n]{0,160}')/d,
    '"internal error"',
  ),
];

/**
 * What may repair a hazard at its place.
 * @param code of the hazard
 * @param text of the file
 * @param line of the place, from 1
 * @returns the lines that change and what takes their place; null where no repair is known
 */
export function repairAt(code: string, path: string, text: string, line: number): Patch | null {
  if (code === releaseWaits) return addNeeds(path, text, line);
  const own = repairs.filter((one) => one.code === code);
  const statement = own.length === 0 ? null : statementAt(path, text, line);
  if (statement === null) return null;
  for (const repair of own) {
    const patch = repair.kind === 'exchange' ? exchanged(statement, repair) : addArgument(statement, repair);
    if (patch !== null) return { ...patch, old: statement.lines.slice(patch.first - statement.first, patch.last - statement.first + 1) };
  }
  return null;
}

/** The line in which something is exchanged. */
function exchanged({ first, lines, code }: Statement, { from, to }: Exchange): Omit<Patch, 'old'> | null {
  const span = from.exec(code)?.indices?.groups?.['old'];
  if (!span) return null;
  const before = code.slice(0, span[0]).split('\n');
  const index = before.length - 1;
  const [line, column] = [lines[index], before[index]?.length ?? 0];
  if (line === undefined || code.slice(span[0], span[1]).includes('\n')) return null;
  const at = first + index;
  return { first: at, last: at, lines: [line.slice(0, column) + to + line.slice(column + span[1] - span[0])] };
}
