// How the points add up: every check, every stage, the whole.
import type { VNode } from 'preact';
import type { Points } from '../../../model/index.js';
import type { View } from './page-data.js';
import { Part } from './todo.js';

/** The points of every check in a table, folded. */
export function Ledger({ view }: { view: View }): VNode {
  const { stages, findings, readiness } = view.report;
  return (
    <Part id="_ledger" title="Points" kind="rest">
      <details class="fold">
        <summary>The points of every check, and how they add up</summary>
        <table class="numbers">
          <thead>
            <tr>
              {['Check', 'Earned', 'Possible', 'Proven', 'Total'].map((name) => (
                <th scope="col">{name}</th>
              ))}
            </tr>
          </thead>
          {stages.map(({ id, title, points }) => (
            <tbody>
              {findings
                .filter(({ stage }) => stage === id)
                .map((finding) => (
                  <tr>
                    <td>{finding.check}</td>
                    <Cells points={finding.points} />
                  </tr>
                ))}
              <tr class="total">
                <th scope="row">{title}</th>
                <Cells points={points} />
              </tr>
            </tbody>
          ))}
          <tfoot>
            <tr class="total">
              <th scope="row">All</th>
              <Cells points={readiness.points} />
            </tr>
          </tfoot>
        </table>
      </details>
    </Part>
  );
}

function Cells({ points }: { points: Points }): VNode {
  return (
    <>
      {[points.earned, points.possible, points.observed, points.total].map((value) => (
        <td>{value}</td>
      ))}
    </>
  );
}
