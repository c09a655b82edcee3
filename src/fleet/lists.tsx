// What the page of a fleet lists below its map.
import type { VNode } from 'preact';
import { Text, together } from '../report/formats/html/text.js';
import { longestName, mostRows, Name } from './heat-map.js';
import type { Overview } from './overview.js';

/** What is missing most often. */
export function Gaps({ overview: { gaps, hazards, projects } }: { overview: Overview }): VNode {
  return (
    <section aria-labelledby="_gaps" class="part">
      <h2 id="_gaps">What is missing most often</h2>
      <p class="note">Counted among the first ten gaps of each of the {projects.length} projects.</p>
      <div class="halves">
        <Counted title="Checks" rows={gaps.map(({ check, statement, projects: number }) => [number, statement === '' ? check : statement, check])} />
        <Counted title="Hazards" rows={hazards.map(({ code, title, projects: number }) => [number, title === '' ? code : title, code])} />
      </div>
    </section>
  );
}

function Counted({ title, rows }: { title: string; rows: readonly (readonly [number, string, string])[] }): VNode {
  return (
    <div>
      <h3>{title}</h3>
      {rows.length === 0 ? (
        <p>None.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">Projects</th>
              <th scope="col">What</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([number, words, id]) => (
              <tr>
                <td>{number}</td>
                <td>
                  <Text>{words}</Text>
                  {words !== id && (
                    <>
                      {' '}
                      <i>
                        <Text most={longestName}>{id}</Text>
                      </i>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** Waivers that are due, and who has not run. */
export function Due({ overview: { waivers, stale } }: { overview: Overview }): VNode {
  return (
    <section aria-labelledby="_due" class="part">
      <h2 id="_due">What is due</h2>
      <div class="halves">
        <div>
          <h3>Waivers</h3>
          <p class="note">Expired, or so within 30 days.</p>
          <ul>
            {waivers.slice(0, mostRows).map(({ project, check, expires, expired }) => (
              <li>
                <Name project={project} />: {expired > 0 && `${expired} expired`}
                {expired > 0 && check !== null && ', '}
                {check !== null && (
                  <>
                    <Text most={longestName}>{check}</Text> until {expires}
                  </>
                )}
              </li>
            ))}
          </ul>
          {waivers.length === 0 && <p>None.</p>}
        </div>
        <div>
          <h3>No result for 30 days</h3>
          <ul>
            {stale.slice(0, mostRows).map((project) => (
              <li>
                <Name project={project} />: {project.days} days
              </li>
            ))}
          </ul>
          {stale.length === 0 && <p>None.</p>}
        </div>
      </div>
    </section>
  );
}

/** How the average went, month by month. */
export function Trend({ overview: { trend } }: { overview: Overview }): VNode | null {
  if (trend.length === 0) return null;
  return (
    <section aria-labelledby="_trend" class="part">
      <h2 id="_trend">How it went</h2>
      <p class="note">At the end of each month, the average of what the repositories showed that had a result by then.</p>
      <table>
        <thead>
          <tr>
            <th scope="col">Month</th>
            <th scope="col">Projects</th>
            <th scope="col">Repository, on average</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {trend.map(({ month, projects, score }) => (
            <tr>
              <th scope="row">{month}</th>
              <td>{projects}</td>
              <td>{score === null ? '–' : together(`${score} %`)}</td>
              <td>
                <svg class="meter" aria-hidden="true">
                  <rect width={`${score ?? 0}%`} />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Repositories without a result, and those without machine learning. */
export function Others({ overview: { withoutMl, withoutResult, projects } }: { overview: Overview }): VNode {
  const failed = projects.flatMap((project) => (project.failed === null ? [] : [{ project, says: project.failed.says }]));
  return (
    <section aria-labelledby="_others" class="part">
      <h2 id="_others">Others</h2>
      <div class="halves">
        <div>
          <h3>Without a result: {withoutResult.length + failed.length}</h3>
          <ul>
            {withoutResult.slice(0, mostRows).map(({ repository, error }) => (
              <li>
                <Text most={longestName}>{repository}</Text>: <Text>{error.says}</Text>
              </li>
            ))}
            {failed.slice(0, mostRows).map(({ project, says }) => (
              <li>
                <Name project={project} />, whose last run came to nothing: <Text>{says}</Text>
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h3>Without machine learning: {withoutMl.length}</h3>
          <ul>
            {withoutMl.slice(0, mostRows).map((project) => (
              <li>
                <Name project={project} />
              </li>
            ))}
          </ul>
        </div>
      </div>
    </section>
  );
}
