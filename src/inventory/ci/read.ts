// Which file is automation, and which reader reads it.

import { type Automation, automation, sheet } from './automation.js';
import { readAzure } from './azure.js';
import { readCloudBuild } from './cloud-build.js';
import { readAction, readWorkflow } from './github-actions.js';
import { readGitLab } from './gitlab-ci.js';
import { readHusky, readLefthook, readPackageScripts, readPreCommit, readTaskfile } from './hooks.js';
import { readHosted, readTekton } from './hosted.js';
import { readJenkins } from './jenkins.js';
import { readJust, readMake } from './make.js';
import { readPythonTasks, readTomlTasks, readTox } from './python-tasks.js';

const longest = 1024 * 1024;

type Reader = (text: string, path: string) => Automation | null;

/** For paths that look like automation and are none. */
const nothing: Reader = () => null;

// The first path that matches decides. CI systems read their file at the top of a repository only: for most of them a copy further down is somebody's
// template; GitHub's and GitLab's may be those of a project that is kept inside another, which whoever collects them decides.
const readers: [RegExp, Reader][] = [
  [/(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/, readWorkflow],
  [/^\.(?:github|gitea|forgejo)\/(?:.+\/)?action\.ya?ml$/, readAction],
  [/(?:^|\/)\.github\//, nothing],
  [/(?:^|\/)\.gitlab-ci\.ya?ml$/, readGitLab],
  [/^(?:\.gitlab\/.+\.ya?ml|(?:.+\/)?[^/]+\.gitlab-ci\.ya?ml|\.?gitlab-ci\/.+\.ya?ml|ci\/[^/]*gitlab[^/]*\.ya?ml)$/, readGitLab],
  [/(?:^|\/)(?:Jenkinsfile[^/]*|[^/]+\.[Jj]enkinsfile)$/, (text, path) => (/\.(?:bak|disabled|example|sample|old|md)$/.test(path) ? null : readJenkins(text))],
  [/(?:^|\/)(?:GNUmakefile|[Mm]akefile(?:\.(?!am$|in$|bak$|example$)\w+)?|[^/]+\.mk)$/, readMake],
  [/(?:^|\/)\.?[Jj]ustfile$/, readJust],
  [/(?:^|\/)[Tt]askfile(?:\.dist)?\.ya?ml$/, readTaskfile],
  [/(?:^|\/)(?:tox\.ini|setup\.cfg)$/, (text) => readTox(text)],
  [/(?:^|\/)noxfile\.py$/, (text) => readPythonTasks(text, 'nox')],
  [/(?:^|\/)tasks\.py$/, (text) => readPythonTasks(text, 'invoke')],
  [/(?:^|\/)(?:pyproject\.toml|pixi\.toml|Pipfile)$/, readTomlTasks],
  [/(?:^|\/)package\.json$/, readPackageScripts],
  [/(?:^|\/)\.pre-commit-config\.ya?ml$/, readPreCommit],
  [/(?:^|\/)\.husky\/[\w-]+$/, (text, path) => readHusky(path, text)],
  [/(?:^|\/)\.?lefthook\.ya?ml$/, readLefthook],
  [/\.(?:sh|bash)$/, readShell],
  [/\.ya?ml$|cloudbuild[^/]*\.json$/i, (text, path) => readHosted(path, text) ?? readTekton(text) ?? readAzure(path, text) ?? readCloudBuild(path, text)],
];

// Cookiecutter, copier and the like keep whole projects as text; so do documentation and tests.
const template =
  /(?:^|\/)[^/]*\{[{%][^/]*(?:\/|$)|(?:^|\/)(?:cookiecutter[^/]*|examples?|samples?|skeleton|boilerplates?|fixtures|testdata|test_data)\/|(?:^|\/)templates?\/(?:[^/]+\/){0,9}\.(?:github|gitea|forgejo)\//i;
/** Task runners and scripts, which CI may call wherever they lie. */
const always = /(?:^|\/)(?:[Mm]akefile[^/]*|[^/]+\.mk|\.?[Jj]ustfile|package\.json|pyproject\.toml|Pipfile|tox\.ini|noxfile\.py|[^/]+\.sh)$/;

/** Whether a path is a task runner's file or a script. */
export function mayBeCalled(path: string): boolean {
  return always.test(path);
}

/** Whether a path may be automation; scripts are read only when something runs them. */
export function mayBeAutomation(path: string): boolean {
  const read = readers.find(([named]) => named.test(path))?.[1];
  return read !== undefined && read !== readShell && read !== nothing;
}

/**
 * @param path with "/", relative to the tree; for most systems it decides
 * @param text the file's content
 * @returns what the file automates; null when neither path nor content is automation, or when it is switched off. Never throws.
 */
export function readAutomation(path: string, text: string): Automation | null {
  const read = readers.find(([named]) => named.test(path))?.[1];
  if (!read || path.includes('{{') || path.includes('{%') || (template.test(path) && !always.test(path))) return null;
  return read(text.length > longest ? text.slice(0, longest) : text, path);
}

function readShell(text: string): Automation {
  const to = sheet();
  to.script(text, (offset) => offset + 1, { job: '' });
  return automation('shell', 'local', [], to);
}
