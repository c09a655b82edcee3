// The levels as a ladder: where the project stands by what is proven, by its repository alone and at best, and how far the next rung is.
import type { VNode } from 'preact';
import { type Level, levels } from '../../../model/index.js';
import { heldText, levelNames } from '../../messages/results.js';
import type { Report } from '../../report.js';
import type { View } from './page-data.js';
import { Prose, Text, To } from './text.js';
import { Tile } from './verdict.js';

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** The rungs, the best on top, each with what stands on it. */
export function Ladder({ view }: { view: View }): VNode {
  const { level, goal, next } = view.report.readiness;
  const marksOf = (one: Level): [kind: string, sign: string, words: string][] => [
    ...(level.proven === one ? [['proven', '●', 'proven'] as [string, string, string]] : []),
    ...(level.shown === one ? [['shown', '■', 'by the files alone'] as [string, string, string]] : []),
    ...(level.possible === one ? [['possible', '○', 'possible'] as [string, string, string]] : []),
    ...(goal === one ? [['goal', '⚑', 'goal'] as [string, string, string]] : []),
  ];
  return (
    <Tile title="Level: the weakest stage decides" kind="level">
      <ol class="ladder" reversed>
        {[...levels].reverse().map((one) => (
          <li {...(one === level.proven && { 'aria-current': 'step' })}>
            <b>{levelNames[one]}</b>
            {marksOf(one).map(([kind, sign, words]) => (
              <span class={kind}>
                <span aria-hidden="true">{sign}</span> {words}
              </span>
            ))}
          </li>
        ))}
      </ol>
      {next !== null && next !== undefined && <Distance view={view} next={next} />}
      {goal !== null && !levels.some((one) => one === goal) && (
        <p>
          Goal: <Text>{goal}</Text>
        </p>
      )}
      {level.heldBy.length > 0 && <Held view={view} />}
    </Tile>
  );
}

/** What holds the level: the first in sight, the others folded. */
function Held({ view }: { view: View }): VNode {
  const { heldBy } = view.report.readiness.level;
  const items = heldBy.map((by) => {
    const words = <Text>{heldText(by, view.stage)}</Text>;
    return by.code === 'critical-not-met' ? <To id={by.check}>{words}</To> : words;
  });
  if (items.length === 1) return <p>Held there: {items[0]}.</p>;
  return (
    <details class="distance">
      <summary>Held there by {items.length} things</summary>
      <ul>
        {items.map((item) => (
          <li>{item}</li>
        ))}
      </ul>
    </details>
  );
}

function Distance({ view, next }: { view: View; next: NonNullable<Report['readiness']['next']> }): VNode {
  const name = `${levelNames[next.level]}${next.isGoal ? ', the goal' : ''}`;
  if (!next.reachable) return <p>To {name}: all that is missing together would not do.</p>;
  if (next.checks.length === 0) return <p>To {name}: no check is missing for it.</p>;
  return (
    <details class="distance">
      <summary>
        To {name}: <b>{count(next.points, 'point')}</b>, about <b>{count(next.days, 'day')}</b>,{' '}
        {next.checks.length === 1 ? 'this check' : `these ${next.checks.length} checks`}
      </summary>
      <p class="note">No other choice costs fewer days. What is open may be done already: answer it first.</p>
      <ol>
        {next.checks.map(({ check, points, days, open }) => (
          <li>
            <To id={check}>
              <Prose>{view.finding(check)?.statement ?? check}</Prose>
            </To>{' '}
            <i>
              +{points}, {count(days, 'day')}
              {open && ', open'}
            </i>
          </li>
        ))}
      </ol>
      {next.heldBy.length > 0 && (
        <p>
          The level stays lower as long as <Text>{next.heldBy.map((by) => heldText(by, view.stage)).join('; ')}</Text>.
        </p>
      )}
    </details>
  );
}
