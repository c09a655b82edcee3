// Cloud Build keeps what triggers a build outside its file. Where the project says how a build is started, and that is by a person, no change starts it.
import type { Automation } from './automation.js';

/** Where people write down what they run: notebooks, scripts, documents. */
const asking = /\.(?:ipynb|sh|bash|zsh|md|rst|txt|py|tf|mk)$|(?:^|\/)makefile$/i;
const maxFiles = 2_000;
/** That a build is started by a change, wherever that is set up. */
const triggered = /google_cloudbuild_trigger|\bbuilds?[ _-]triggers?\b|\btriggers? (?:create|import)\b|\bcloud ?build triggers?\b|CreateBuildTrigger/i;

/**
 * @param paths the files of the project
 * @param text gives the text of one of them, or null
 * @returns the same; a build that somebody submits, in a project that knows of no trigger, is started by hand
 */
export function withBuildsByHand<T extends { path: string; automation: Automation }>(
  automations: readonly T[],
  paths: readonly string[],
  text: (path: string) => string | null,
): T[] {
  const open = new Set(automations.filter(({ automation }) => automation.system === 'cloud-build').map(({ path }) => path));
  if (open.size === 0) return [...automations];
  const submitted = new Set<string>();
  for (const path of paths.filter((one) => asking.test(one)).slice(0, maxFiles)) {
    const said = text(path) ?? '';
    if (triggered.test(said)) return [...automations];
    if (!said.includes('builds submit')) continue;
    for (const line of said.split('\n')) if (line.includes('builds submit')) for (const build of open) if (names(line, build)) submitted.add(build);
  }
  return automations.map((one) => (submitted.has(one.path) ? { ...one, automation: { ...one.automation, triggers: ['manual'] } } : one));
}

/** Whether a command hands a build's file to Cloud Build; the usual one it takes by itself. */
function names(line: string, build: string): boolean {
  const file = build.slice(build.lastIndexOf('/') + 1);
  return line.includes(file) || (/^cloudbuild\.(?:ya?ml|json)$/.test(file) && !/--config|--tag|-t[ ]/.test(line));
}
