// The picture of the project's readiness: every consideration by stage and step, filled by what is proven, claimed, unknown and missing.
import type { VNode } from 'preact';
import { levelNames, percent } from '../../messages/results.js';
import type { ReportConsideration } from '../../report.js';
import { Bar, barText, Legend } from './bar.js';
import type { View } from './page-data.js';
import { anchor, To, together } from './text.js';

/** The map, with its legend. */
export function ConsiderationMap({ view }: { view: View }): VNode {
  const { stages } = view.report;
  const count = stages.reduce((sum, { steps }) => sum + steps.reduce((all, { considerations }) => all + considerations.length, 0), 0);
  return (
    <section aria-labelledby="_map" class="part rest">
      <h2 id="_map">Map of all {count} considerations</h2>
      <Legend />
      <div class="map">
        {stages.map((stage) => (
          <div>
            <h3>
              <To id={stage.id}>{stage.title}</To>
            </h3>
            <p class="sum">
              <b>{percent(stage.score)}</b>
              {stage.level !== null && ` ${levelNames[stage.level]}`}
            </p>
            <Bar points={stage.points} tall />
            {stage.steps.map((step) => (
              <>
                <h4>{step.title}</h4>
                <ul>
                  {step.considerations.map((one) => (
                    <li>
                      <Cell one={one} />
                    </li>
                  ))}
                </ul>
              </>
            ))}
          </div>
        ))}
      </div>
    </section>
  );
}

function Cell({ one: { id, title, score, points } }: { one: ReportConsideration }): VNode {
  return (
    <a href={anchor(id)}>
      <span>{title}</span> <i>{together(percent(score))}</i>
      <span class="away">: {barText(points)}</span>
      <Bar points={points} />
    </a>
  );
}
