// Projects by consideration: a row a project, a cell a consideration, told apart by sign and colour.
import type { VNode } from 'preact';
import { Out, Text, together } from '../report/formats/html/text.js';
import type { FleetProject, Overview } from './overview.js';

/** A page with more rows is one that no browser shows well; the tables for programs have all. */
export const mostRows = 1_000;
/** How much of a name is shown, in characters. */
export const longestName = 80;

/** A project's name, linked to where it is kept. */
export function Name({ project: { repository, summary } }: { project: FleetProject }): VNode {
  return (
    <Out to={summary.remote}>
      <Text most={longestName}>{repository}</Text>
    </Out>
  );
}

/** The map; what needs somebody first comes first. */
export function HeatMap({ overview: { projects, considerations, stages } }: { overview: Overview }): VNode {
  const shown = projects.slice(0, mostRows);
  return (
    <section aria-labelledby="_map" class="part">
      <h2 id="_map">Projects by consideration</h2>
      <p class="note">
        Tenths of the points that are earned, ✓ for all of them. Light red: most of it is missing for certain; yellow: a part is; green: eight tenths or more
        are earned; ? nobody has said; – nothing of it applies. What needs somebody first comes first.
        {projects.length > shown.length && ` The first ${shown.length} of ${projects.length} are shown; CSV has all.`}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what moves inside its frame has to be reachable by keys */}
      <section class="wide" tabIndex={0} aria-label="Table of projects by consideration">
        <table class="fleet">
          <thead>
            <tr>
              <td colSpan={4} />
              {stages.map(({ id, title }) => (
                <th scope="colgroup" colSpan={considerations.filter(({ stage }) => stage === id).length}>
                  {title}
                </th>
              ))}
            </tr>
            <tr>
              <th scope="col">Project</th>
              {['Repository', 'Level', 'Critical'].map((title) => (
                <th scope="col">
                  <div class="up">{title}</div>
                </th>
              ))}
              {considerations.map(({ title }) => (
                <th scope="col">
                  <div class="up">{title}</div>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((project) => (
              <Row project={project} of={considerations.length} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Row({ project, of }: { project: FleetProject; of: number }): VNode {
  const { repository, level, critical, considerations } = project.summary;
  const { earned, possible } = considerations;
  const known = earned.length === of && possible.length === of;
  return (
    <tr>
      <th scope="row">
        <Name project={project} />
      </th>
      <td class="n">{repository.score === null ? '–' : together(`${repository.score} %`)}</td>
      <td>{level.proven ?? '–'}</td>
      <td {...(critical.count > 0 && { class: 'hot' })}>{critical.count}</td>
      {Array.from({ length: of }, (_, index) => (
        <HeatCell earned={known ? earned.charAt(index) : '-'} possible={known ? possible.charAt(index) : '-'} />
      ))}
    </tr>
  );
}

function HeatCell({ earned, possible }: { earned: string; possible: string }): VNode {
  if (earned === '-') return <td>–</td>;
  const tenths = (sign: string) => (sign === 'x' ? 10 : Number(sign));
  const [have, most] = [tenths(earned), tenths(possible)];
  if (have >= 8) return <td class="met">{earned === 'x' ? '✓' : earned}</td>;
  if (most <= 4) return <td class="hot">{earned}</td>;
  if (most === 10 && have === 0) return <td>?</td>;
  return most < 10 ? <td class="warm">{earned}</td> : <td>{earned}</td>;
}
