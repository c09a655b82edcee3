// A retraining that CI starts in a job which keeps nothing of it: the machine is given back, and the model with it.
import { type Automation, isDead } from '../inventory/ci.js';
import type { Inventory } from '../inventory/inventory.js';
import type { Matcher, Sighting, Signal } from '../model/index.js';
import { matchersOf } from './expression.js';
import type { TextSource } from './text-source.js';

const retraining = 'monitor.retraining';
const keeps =
  /\b(?:docker(?:[ -]compose)?\b.{0,200}\bpush|(?:git|dvc|podman|buildah|helm) push|aws s3 (?:cp|sync|mv)|gsutil|gcloud storage|azcopy|(?:hf|huggingface-cli) upload|kubectl (?:apply|set|rollout)|helm upgrade|scp|rsync|gh release|twine|curl|(?:az|gcloud|aws|modal|sam|serverless)\b.{0,200}\b(?:deploy|update|upload))\b|[ ]--push\b/;
const tests = /(?:^|[ /])(?:py\.?test|tox|nox|unittest|testthat)\b/;
/** Actions that fetch and set up; any other may keep something. */
const prepares =
  /^(?:actions\/(?:checkout|cache|setup-[\w-]{1,30})|astral-sh\/setup-uv|docker\/(?:login|setup-[\w-]{1,20})-action|iterative\/setup-[\w-]{1,20}|aws-actions\/configure-aws-credentials|google-github-actions\/auth)@/;
/** What a program says that sends a model somewhere by itself. */
const sends =
  /\b(?:mlflow|wandb|dvclive|comet_ml|neptune|clearml|boto3|push_to_hub|upload\w{0,30}|google\.cloud|azure|s3fs|gcsfs|hopsworks|bentoml|register_model|subprocess|os\.system)\b/;

/**
 * Marks retraining that is started by such jobs alone: those in which what would keep or release it never runs, and those that train for the tests after it.
 * @param hits what all matchers saw; places are doubted in place
 */
export function doubtUnkept(
  hits: ReadonlyMap<Matcher, readonly Sighting[]>,
  signals: readonly Signal[],
  { automations, commands }: Inventory,
  { text }: TextSource,
): void {
  const losing = automations.flatMap(({ path, automation }) => jobsThatLose(automation).map((job) => ({ path, ...job })));
  if (losing.length === 0) return;
  const asked = signals.filter(({ id }) => id === retraining).flatMap(({ seen }) => matchersOf(seen));
  const places = asked.flatMap((matcher) => hits.get(matcher) ?? []).filter(({ doubt }) => doubt === undefined);
  if (places.length === 0) return;
  const inJob = ({ path, line }: { path: string; line?: number }) => losing.some((one) => one.path === path && line !== undefined && one.lines.has(line));
  const elsewhere = commands().filter((command) => !inJob(command));
  const started = new Set(losing.flatMap(({ texts }) => texts.flatMap(filesIn)));
  for (const place of places) {
    const isNamed = (command: string) => command.includes(place.path.slice(place.path.lastIndexOf('/') + 1));
    const isStarted = started.has(place.path) && !elsewhere.some((one) => isNamed(one.text));
    const own = inJob(place) ? losing.flatMap(({ path, at }) => (path === place.path ? (at.get(place.line ?? 0) ?? []).flatMap(filesIn) : [])) : [place.path];
    if (!(inJob(place) || isStarted) || own.length === 0) continue;
    // Of a program that is not found nobody says that it keeps nothing.
    const said = own.map(text);
    if (said.every((one) => one !== null && !sends.test(one))) place.doubt = 'not-kept';
  }
}

interface LosingJob {
  lines: ReadonlySet<number>;
  texts: string[];
  /** The texts of the commands of each line. */
  at: ReadonlyMap<number, string[]>;
}

function jobsThatLose({ system, commands, uses }: Automation): LosingJob[] {
  if (system !== 'github-actions') return [];
  return [...new Set(commands.map(({ job }) => job))].flatMap((job) => {
    const own = commands.filter((one) => one.job === job);
    const live = own.filter(({ doubt }) => doubt === undefined || !isDead(doubt));
    const last = live.findLastIndex(({ text }) => tests.test(text) && !/\binstall\b/.test(text));
    const losesLast = own.some((one) => keeps.test(one.text) && !live.includes(one));
    const saves = live.some(({ text }) => keeps.test(text)) || uses.some((one) => one.job === job && !one.doubt && !prepares.test(one.name));
    const before = losesLast ? live : live.slice(0, Math.max(0, last));
    if (saves || before.length === 0) return [];
    const at = new Map<number, string[]>();
    for (const { line, text } of before) at.set(line, [...(at.get(line) ?? []), text]);
    return [{ lines: new Set(at.keys()), texts: before.map(({ text }) => text), at }];
  });
}

/** The program files that a command names. */
function filesIn(command: string): string[] {
  return command
    .split(/[\s"'=]+/)
    .filter((word) => /\.(?:py|R|r|sh|ipynb)$/.test(word))
    .map((word) => word.replace(/^\.\//, ''));
}
