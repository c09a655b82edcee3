// Workflows of GitHub as documents: planted changes of jobs and steps that keep all the rest as it stands.
import { type Document, isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';

export interface WorkflowStep {
  job: YAMLMap;
  step: YAMLMap;
  /** What it runs; "" where it runs nothing. */
  run: string;
}

/** Changes a workflow. @returns the text as it was where nothing was changed or it cannot be parsed */
export function withWorkflow(text: string, change: (document: Document, steps: WorkflowStep[]) => boolean): string {
  const document = parseDocument(text);
  if (document.errors.length > 0 || !isMap(document.contents)) return text;
  return change(document, stepsOf(document)) ? document.toString({ lineWidth: 0 }) : text;
}

function stepsOf(document: Document): WorkflowStep[] {
  const jobs = document.get('jobs');
  if (!isMap(jobs)) return [];
  return jobs.items.flatMap(({ value: job }) => {
    const steps = isMap(job) ? job.get('steps') : null;
    if (!isMap(job) || !isSeq(steps)) return [];
    return steps.items.flatMap((step) => {
      if (!isMap(step)) return [];
      const run = step.get('run', true);
      return [{ job, step, run: isScalar(run) ? String(run.value) : '' }];
    });
  });
}

/** A command that runs tests, of the runners that public projects use. */
export const runsTests =
  /\b(?:pytest|unittest|nosetests|tox|nox|jest|vitest|(?:npm|yarn|pnpm) (?:run )?test|sbt [^\n]*test|make [^\n]*test|ctest|go test|cargo test)\b/;

/** @returns the lines of a command with those that match made otherwise; null takes a line out */
export function withLines(run: string, wanted: RegExp, change: (line: string) => string | null): string {
  return run
    .split('\n')
    .flatMap((line) => (wanted.test(line) && !/pip3? install|^\s*#/.test(line) ? (change(line) ?? []) : [line]))
    .join('\n');
}

/** Changes what steps run, where a line matches. A step that runs nothing any more goes. */
export function withCommands(text: string, wanted: RegExp, change: (line: string) => string | null): string {
  return withWorkflow(text, (document, steps) => {
    let changed = false;
    for (const { job, step, run } of steps) {
      const made = withLines(run, wanted, change);
      if (made === run) continue;
      changed = true;
      if (made.trim() !== '') step.set('run', document.createNode(made));
      else {
        const list = job.get('steps');
        if (isSeq(list)) list.items = list.items.filter((one) => one !== step);
      }
    }
    return changed;
  });
}
