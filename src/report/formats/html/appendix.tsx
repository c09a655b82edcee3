// What the report rests on: what could not be seen, and what the project is taken for.
import type { VNode } from 'preact';
import { aboveSentence } from '../../highlights.js';
import { importedText } from '../../messages/imports.js';
import { cannotTell } from '../../messages/results.js';
import { limitText } from '../../messages/scan-texts.js';
import { extensionTexts, furtherPackText } from '../../messages/summary.js';
import { FoldedList } from './folded.js';
import type { View } from './page-data.js';
import { PlaceLink, Text } from './text.js';
import { Part } from './todo.js';

/** A tree may have as many limits as files. */
const most = { shown: 12, limits: 1000 };

/** Limits and context. */
export function Rest({ view }: { view: View }): VNode {
  const { report } = view;
  const above = aboveSentence(report);
  const said = [
    ...(report.pack.further ?? []).map((one) => furtherPackText(one, report)),
    ...report.pack.extensions.flatMap(extensionTexts),
    ...(above === null ? [] : [above]),
  ];
  const limits = report.limits.slice(0, most.limits).map((limit) => <Text most={400}>{limitText(limit)}</Text>);
  return (
    <Part id="_limits" title="What this rests on" kind="rest">
      <FoldedList
        first={most.shown}
        items={[
          ...said.map((one) => <Text>{one}</Text>),
          ...(report.limits.length === 0 ? [<>Every file that could hold evidence was read.</>] : []),
          <Text>{cannotTell}</Text>,
          ...limits,
        ]}
      />
      {report.limits.length > limits.length && (
        <p class="note">
          The first {most.limits} limits of {report.limits.length} are listed; the JSON report has all.
        </p>
      )}
      <details class="fold">
        <summary>What the project is taken for</summary>
        <Context view={view} />
      </details>
    </Part>
  );
}

/** Results of other tools, with what they are worth. */
export function Imports({ view }: { view: View }): VNode | null {
  const { imported } = view.report;
  if (imported.length === 0) return null;
  return (
    <Part id="_imports" title={`Results of other tools: ${imported.length}`} kind="rest">
      <FoldedList first={most.shown} items={imported.map((one) => <Text most={600}>{importedText(one)}</Text>)} />
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
        {Object.entries(view.report.context).map(
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
              <td>{value.length === 0 ? '–' : <Text>{value.join(', ')}</Text>}</td>
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
