// Readiness over a history, where somebody gave one: a bar for each moment, the newest first.
import type { VNode } from 'preact';
import { percent } from '../../messages/results.js';
import type { ShownTrend } from '../../trend.js';
import { Bar } from './bar.js';
import type { View } from './page-data.js';
import { Text } from './text.js';
import { Part } from './todo.js';

const most = 24;

const states: Record<ShownTrend['points'][number]['state'], string> = {
  assessed: '',
  'not-assessed': 'not assessed',
  'manifest-broken': 'its manifest is wrong',
  'objects-missing': 'files of it are not in this clone',
};

/** The moments of a history with their scores, as far as they fit. */
export function Trend({ view, trend }: { view: View; trend: ShownTrend }): VNode {
  const shown = trend.points.slice(-most).reverse();
  const more = trend.points.length - shown.length + trend.earlier;
  return (
    <Part id="_trend" title="Trend">
      <p class="note">
        By {trend.by}, the newest first{more > 0 ? `; ${more} earlier ones are not shown` : ''}
        {trend.shallow ? '; the clone does not hold the whole history' : ''}.
      </p>
      <table class="numbers trend">
        <thead>
          <tr>
            {['Moment', 'Day', 'Score', 'Points', 'Won', 'Lost'].map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((point) => (
            <tr>
              <th scope="row">
                <Text view={view} most={60}>
                  {point.name}
                </Text>
              </th>
              <td>
                <Text view={view} most={20}>
                  {point.date}
                </Text>
              </td>
              <td>{point.score === null ? states[point.state] || '–' : percent(point.score)}</td>
              <td>{point.points !== null && point.score !== null && <Bar points={point.points} />}</td>
              <td>{sum(point.won)}</td>
              <td>{sum(point.lost)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}

function sum(moves: ShownTrend['points'][number]['lost']): number {
  return moves.reduce((all, { points }) => all + points, 0);
}
