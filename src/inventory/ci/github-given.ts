// What names stand for in workflows of GitHub: the legs of a matrix, variables.
import { itemsOf, valueAt } from '../../parsers/config/values.js';
import { axesOf, constant, type GivenValues, scalars } from './given.js';
import { merged } from './yaml-source.js';

function variable(name: string): string[] {
  return [`env.${name}`, `$${name}`];
}

/** @returns what names stand for in a job: its matrix, and the variables that no step hands on anew */
export function githubGiven(root: Record<string, unknown>, job: Record<string, unknown>, text: string): GivenValues {
  const matrix = valueAt(job, ['strategy', 'matrix']);
  const key = (name: string) => [`matrix.${name}`];
  const { include, exclude, ...lists } = merged(matrix);
  const entries = itemsOf(include).map((entry) => new Map(axesOf(entry, key).flatMap(([names]) => [...(names ?? [])])));
  const without = itemsOf(exclude).map((entry) => new Map(scalars(entry, key)));
  const axes = [...variablesOf(root['env'], text), ...variablesOf(job['env'], text), ...axesOf(lists, key)];
  return { axes: entries.length > 0 ? [...axes, [new Map<string, string>(), ...entries.slice(0, 100)]] : axes, without };
}

/** @returns what variables of a workflow, a job or a step stand for */
export function variablesOf(value: unknown, text: string): GivenValues['axes'] {
  return constant(scalars(value, variable).filter(([name]) => !handsOn(text, name.slice(name.startsWith('$') ? 1 : 4))));
}

/** Whether a step gives a variable another value for those behind it. */
function handsOn(text: string, name: string): boolean {
  return text.includes('GITHUB_ENV') && text.split('\n').some((line) => line.includes('GITHUB_ENV') && line.includes(`${name}=`));
}
