// What the report rests on: what could not be seen, what the project is taken for, what this page leaves out.
import type { VNode } from 'preact';
import { aboveSentence } from '../../highlights.js';
import { cannotTell } from '../../messages/results.js';
import { limitText } from '../../messages/scan-texts.js';
import { extensionTexts } from '../../messages/summary.js';
import type { View } from './page-data.js';
import { PlaceLink, Text } from './text.js';
import { Part } from './todo.js';

const most = { rules: 20, limits: 10, fields: 40 };

/** Limits and context. */
export function Rest({ view }: { view: View }): VNode {
  const { report, room } = view;
  const above = aboveSentence(report);
  const rules = report.pack.extensions.flatMap(extensionTexts).slice(0, most.rules);
  const limits = report.limits.slice(0, most.limits);
  return (
    <Part id="_limits" title="What this rests on">
      <ul>
        {rules.map((one) => (
          <li>
            <Text view={view}>{one}</Text>
          </li>
        ))}
        {above !== null && (
          <li>
            <Text view={view}>{above}</Text>
          </li>
        )}
        {limits.map((limit) => (
          <li>
            <Text view={view}>{limitText(limit)}</Text>
          </li>
        ))}
        {report.limits.length > limits.length && <li>{report.limits.length - limits.length} more; see the JSON report, under limits.</li>}
        {limits.length === 0 && <li>Every file that could hold evidence was read.</li>}
        <li>{cannotTell}</li>
        {room.left.length > 0 && (
          <li>
            Left out here, because the page would be too large: {room.left.join('; ')}. <code>mlready explain</code> tells it of any check.
          </li>
        )}
      </ul>
      <details class="framework">
        <summary>What the project is taken for</summary>
        <Context view={view} />
      </details>
    </Part>
  );
}

function Context({ view }: { view: View }): VNode {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Value</th>
          <th scope="col">By</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(view.report.context)
          .slice(0, most.fields)
          .map(
            ([
              ,
              {
                title,
                value,
                source,
                places: [place],
              },
            ]) => (
              <tr>
                <th scope="row">{title}</th>
                <td>{value.length === 0 ? '–' : <Text view={view}>{value.join(', ')}</Text>}</td>
                <td>
                  {source === 'set' ? 'the manifest' : source === 'unset' ? 'not said' : 'guessed'}
                  {source === 'guessed' && place !== undefined && (
                    <>
                      {' from '}
                      <PlaceLink view={view} place={place} />
                    </>
                  )}
                </td>
              </tr>
            ),
          )}
      </tbody>
    </table>
  );
}
