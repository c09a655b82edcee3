// Outputs that a condition of GitHub Actions asks for and that nothing gives: they are always empty.
import { entriesOf, itemsOf } from '../../parsers/config/values.js';
import { merged } from './yaml-source.js';

type Job = Readonly<Record<string, unknown>>;

/**
 * @param jobs all jobs of the workflow, by name
 * @returns whether what a condition of the job names is an output of no step of it, or of a job that declares no such output; of reusable workflows nothing is known
 */
export function missingOutputs(job: Job, jobs: ReadonlyMap<string, Job>): (name: string) => boolean {
  const ids = new Set(itemsOf(job['steps']).flatMap((step) => [merged(step)['id']].flatMap((id) => (typeof id === 'string' ? id.toLowerCase() : []))));
  const known = new Map([...jobs].map(([name, other]) => [name.toLowerCase(), other]));
  return (name) => {
    const [context, from, what, output, ...rest] = name.toLowerCase().split('.');
    if (from === undefined || output === undefined || what !== 'outputs' || rest.length > 0) return false;
    if (context === 'steps') return Array.isArray(job['steps']) && !ids.has(from);
    const other = context === 'needs' ? known.get(from) : undefined;
    return other !== undefined && other['uses'] === undefined && !entriesOf(other['outputs']).some(([key]) => key.toLowerCase() === output);
  };
}

/** @returns the names in a condition, `steps.plan.outputs.found`; what stands in quotes is none */
export function namesOf(condition: string): string[] {
  const bare = condition.slice(0, 2_000).replace(/'[^']{0,300}'/g, ' ');
  return [...bare.matchAll(/(?<![\w.-])(?:steps|needs)(?:\.[A-Za-z_][\w-]{0,100}){3}(?![\w.-])/gi)].map(([name]) => name);
}
