// Readiness over a history: a curve on one scale from 0 to 100, and the same figures in a table.
import type { VNode } from 'preact';
import { percent } from '../../messages/results.js';
import { type ShownTrend, type TrendStep, withQuietMonths } from '../../trend.js';
import { curveOf, size } from './curve.js';
import { Text, To, together } from './text.js';
import { Part } from './todo.js';
import { Tile } from './verdict.js';

const states: Record<ShownTrend['points'][number]['state'], string> = {
  assessed: '',
  'not-assessed': 'not assessed',
  'manifest-broken': 'its manifest is wrong',
  'objects-missing': 'files of it are not in this clone',
};

/** What the files alone show at a moment; of a trend that was saved before that was told, what they prove of all points. */
const filesShow = ({ repository, observed }: ShownTrend['points'][number]) => (repository === undefined ? observed : repository);

/** The curve of what the files show and of readiness, with its last figures. */
export function Curve({ trend }: { trend: ShownTrend }): VNode {
  const { points } = trend;
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return <Tile title="Trend">Nothing to show.</Tile>;
  const steps = placed(trend);
  const lines = [
    { kind: 'files', name: 'files show', values: steps.map(({ point }) => filesShow(point)) },
    { kind: 'score', name: 'readiness', values: steps.map(({ point }) => point.score) },
  ];
  const { x, y, paths, dots } = curveOf(
    steps.map(({ date }) => date),
    lines.map(({ values }) => values),
    steps.map(({ quiet }) => quiet),
  );
  const ends = lines.map(({ name, values }) => `${name} from ${percent(known(values)[0] ?? null)} to ${percent(known(values).at(-1) ?? null)}`);
  return (
    <Tile title={`Trend by ${trend.by}`} kind="trend">
      <svg class="curve" viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-labelledby="_curve-title _curve-words">
        <title id="_curve-title">Trend of the project</title>
        <desc id="_curve-words">{ends.join('; ')}. Both on a scale from 0 to 100 per cent.</desc>
        {y.map(({ at, label }) => (
          <>
            <path class="grid" d={`M${size.left} ${at}H${size.width - size.right}`} />
            <text x={size.left - 4} y={at + 4} class="end">
              {label}
            </text>
          </>
        ))}
        {x.map(({ at, label }) => (
          <>
            <path class="grid" d={`M${at} ${size.height - size.bottom}v4`} />
            <text x={at} y={size.height - 4} class="middle">
              {label}
            </text>
          </>
        ))}
        {lines.map(({ kind }, index) => (
          <g class={kind}>
            <path d={paths[index]} />
            {dots[index]?.map(([cx, cy]) => (
              <circle cx={cx} cy={cy} r="2.5" />
            ))}
          </g>
        ))}
      </svg>
      <ul class="legend">
        {lines.map(({ kind, name, values }) => (
          <li>
            <svg class="swatch curve" aria-hidden="true" viewBox="0 0 28 12">
              <g class={kind}>
                <path d="M0 6H28" />
                <circle cx="14" cy="6" r="2.5" />
              </g>
            </svg>
            {name} <b>{together(percent(known(values).at(-1) ?? null))}</b>
          </li>
        ))}
        <li>
          <To id="_trend">The figures</To>
        </li>
      </ul>
    </Tile>
  );
}

/** Every moment of the curve: in a month without commits the project is what it was before, until that month ends. */
function placed(trend: ShownTrend): { date: string; point: ShownTrend['points'][number]; quiet: boolean }[] {
  let before: ShownTrend['points'][number] | undefined;
  return withQuietMonths(trend).flatMap((step) => {
    if ('point' in step) before = step.point;
    const date = 'point' in step ? step.point.date : `${step.quiet}-28`;
    return before === undefined ? [] : [{ date, point: before, quiet: 'quiet' in step }];
  });
}

const known = (values: readonly (number | null)[]) => values.filter((value) => value !== null);

/** The figures of the curve, the newest first. */
export function TrendTable({ trend }: { trend: ShownTrend }): VNode {
  return (
    <Part id="_trend" title="Trend in figures" kind="rest">
      <p class="note">
        By {trend.by}, the newest first{trend.earlier > 0 ? `; ${trend.earlier} earlier ones are not shown` : ''}
        {trend.shallow ? '; the clone does not hold the whole history' : ''}. Every point is judged by the rules of this version, by its own manifest, on the
        day of its commit.
      </p>
      <details class="fold">
        <summary>All {trend.points.length} points</summary>
        <table class="numbers">
          <thead>
            <tr>
              {['Moment', 'Day', 'Files show', 'Readiness', 'Won', 'Lost', 'Weigh otherwise'].map((name) => (
                <th scope="col">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {withQuietMonths(trend)
              .reverse()
              .map((step) => (
                <Row step={step} />
              ))}
          </tbody>
        </table>
      </details>
    </Part>
  );
}

function Row({ step }: { step: TrendStep }): VNode {
  if ('quiet' in step)
    return (
      <tr>
        <th scope="row">{step.quiet}</th>
        <td colspan={6}>no commit</td>
      </tr>
    );
  const { point } = step;
  const sum = (moves: ShownTrend['points'][number]['lost']) => moves.reduce((all, { points }) => all + points, 0);
  return (
    <tr>
      <th scope="row">
        <Text most={60}>{point.name}</Text>
      </th>
      <td>
        <Text most={20}>{point.date}</Text>
      </td>
      <td>{percent(filesShow(point))}</td>
      <td>{point.score === null ? states[point.state] || '–' : percent(point.score)}</td>
      <td>{sum(point.won)}</td>
      <td>{sum(point.lost)}</td>
      <td>{point.reweighed === undefined ? '–' : `${point.reweighed} checks`}</td>
    </tr>
  );
}
