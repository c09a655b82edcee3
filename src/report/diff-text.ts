// What lies between two revisions, as text.
import type { Comparison } from '../model/index.js';
import { paintFor } from '../terminal/paint.js';
import type { Screen } from '../terminal/screen.js';
import { placeText, safe, wrap } from '../terminal/text.js';
import { comparisonLines } from './formats/terminal/gate-text.js';
import { policyText } from './messages/gate-messages.js';
import { percent } from './messages/results.js';

export interface DiffSide {
  /** What the user called it. */
  name: string;
  commit: string | null;
  /** A percentage rounded down to one decimal; null where the project is not assessed. */
  score: number | null;
  level: string | null;
}

export interface DiffReport extends Comparison {
  project: string;
  from: DiffSide;
  to: DiffSide;
  stages: { id: string; title: string; from: number | null; to: number | null }[];
  /** Checks that only one side knows: saved reports may have been made with different rules. */
  added: string[];
  gone: string[];
  /** Whether each side was judged by what it says of the project; of two revisions both are judged by the first. */
  ownRules: boolean;
  /** Checks that concern one side only, by what each says of the project: neither lost nor won. */
  oneSided: string[];
}

/** The text of a diff. */
export function diffText(given: DiffReport, screen: Screen): string {
  const report = safe(given);
  const paint = paintFor(screen);
  const own = report.ownRules;
  const side = ({ name, commit }: DiffSide) => (commit === null || commit.startsWith(name) ? name : `${name} (${commit.slice(0, 10)})`);
  const moved = report.stages.filter(({ from, to }) => from !== to).map(({ title, from, to }) => `${title} ${percent(from)} -> ${percent(to)}`);
  const lines = [
    ...wrap(`${paint.bold('mlready diff')} ${paint.dot} ${report.project} ${paint.dot} ${side(report.from)} -> ${side(report.to)}`, screen.width),
    ...wrap(`${percent(report.from.score)} -> ${percent(report.to.score)} of the points${moved.length > 0 ? `; ${moved.join(', ')}` : ''}.`, screen.width),
    ...(report.observedOnly ? wrap(`The manifest is wrong at ${side(report.from)}, so only what the repository shows was compared.`, screen.width) : []),
    ...comparisonLines({ ...report, policy: own ? [] : report.policy }, screen, paint),
    ...(own && report.policy.length > 0 ? [paint.bold('What the project says of itself')] : []),
    ...(own ? report.policy.flatMap((change) => wrap(`${policyText(change, own)}.`, screen.width, `${paint.dot} `)) : []),
    ...(report.oneSided.length === 0
      ? []
      : wrap(`Left out, as each side goes by what it says, and they concern only one: ${some(report.oneSided)}.`, screen.width, `${paint.dot} `)),
    ...report.hazards.flatMap(({ signal, place, checks }) =>
      wrap(`New in ${placeText(place)}: ${signal}, which speaks against ${checks.join(', ')}.`, screen.width, `${paint.dot} `),
    ),
    ...(report.added.length === 0 ? [] : wrap(`Only ${side(report.to)} knows ${report.added.join(', ')}.`, screen.width, `${paint.dot} `)),
    ...(report.gone.length === 0 ? [] : wrap(`Only ${side(report.from)} knows ${report.gone.join(', ')}.`, screen.width, `${paint.dot} `)),
  ];
  const said = [report.regressed, report.improved, report.hazards, report.policy, report.added, report.gone, report.oneSided, report.unread, report.thinner];
  const same = said.every((list) => list.length === 0);
  return `${[...lines, ...(same ? ['No check differs.'] : [])].join('\n')}\n`;
}

const most = 8;

function some(checks: readonly string[]): string {
  return checks.length > most ? `${checks.slice(0, most).join(', ')} and ${checks.length - most} more (--json)` : checks.join(', ');
}
