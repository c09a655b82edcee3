// Which file is automation, and which reader reads it.

import { type Automation, automation, sheet } from './automation.js';
import { readAzure } from './azure.js';
import { readCircleCi } from './circleci.js';
import { readCloudBuild } from './cloud-build.js';
import { readEarthfile } from './earthfile.js';
import { readAction, readWorkflow } from './github-actions.js';
import { readGitLab, readGitLabPart } from './gitlab-ci.js';
import { readHusky, readLefthook, readMiseScript, readPackageScripts, readPreCommit, readTaskfile } from './hooks.js';
import { readSourceHut, readTekton, readWording } from './hosted.js';
import { readJenkins } from './jenkins.js';
import { readJust, readMake } from './make.js';
import { readPythonTasks, readTox } from './python-tasks.js';
import { type ReaderId, services } from './services.js';
import { readTaskcluster } from './taskcluster.js';
import { readMise, readTomlTasks, readToxToml } from './toml-tasks.js';

const longest = 1024 * 1024;

type Reader = (text: string, path: string) => Automation | null;

/** The readers of services whose files take more than words. */
const readers: Record<ReaderId, Reader> = {
  'github-actions': (text, path) => (/\.(?:github|gitea|forgejo)\/workflows\/[^/]+$/.test(path) ? readWorkflow(text) : readAction(text)),
  'gitlab-ci': readGitLab,
  circleci: readCircleCi,
  sourcehut: readSourceHut,
  taskcluster: readTaskcluster,
  tekton: readTekton,
  'azure-pipelines': (text, path) => readAzure(path, text),
  'cloud-build': (text, path) => readCloudBuild(path, text),
  jenkins: (text, path) => (/\.(?:bak|disabled|example|sample|old|md)$/.test(path) ? null : readJenkins(text)),
};

/** What task runners, hooks and scripts are kept in; the first name that matches decides. */
const runners: readonly (readonly [RegExp, Reader])[] = [
  [/(?:^|\/)(?:GNUmakefile|[Mm]akefile(?:\.(?!am$|in$|bak$|example$)\w+)?|[^/]+\.mk)$/, readMake],
  [/(?:^|\/)\.?[Jj]ustfile$/, readJust],
  [/(?:^|\/)[Tt]askfile(?:\.dist)?\.ya?ml$/, readTaskfile],
  [/(?:^|\/)(?:tox\.ini|setup\.cfg)$/, (text) => readTox(text)],
  [/(?:^|\/)noxfile\.py$/, (text) => readPythonTasks(text, 'nox')],
  [/(?:^|\/)tasks\.py$/, (text) => readPythonTasks(text, 'invoke')],
  [/(?:^|\/)(?:pyproject\.toml|pixi\.toml|Pipfile)$/, readTomlTasks],
  [/(?:^|\/)tox\.toml$/, readToxToml],
  [/(?:^|\/)(?:\.?mise(?:\.\w{1,20})?\.toml|(?:\.config\/)?\.?mise\/config\.toml)$/, readMise],
  [/(?:^|\/)(?:\.?mise-tasks|(?:\.config\/)?\.?mise\/tasks)\/[^/]+$/, readMiseScript],
  [/(?:^|\/)Earthfile$/, readEarthfile],
  [/(?:^|\/)package\.json$/, readPackageScripts],
  [/(?:^|\/)\.pre-commit-config\.ya?ml$/, readPreCommit],
  [/(?:^|\/)\.husky\/[\w-]+$/, (text, path) => readHusky(path, text)],
  [/(?:^|\/)\.?lefthook\.ya?ml$/, readLefthook],
  [/\.(?:sh|bash)$/, readShell],
];

const configured = services.filter((service) => service.files !== null);

/**
 * The reader of files with a name; null where no such file is automation. CI services read their file at the top of a repository only: a copy further down is
 * a template of somebody's, or that of a project which is kept inside (`inside` of a service), which is decided where the inventory is put together.
 */
function readerOf(path: string): Reader | null {
  for (const service of configured) {
    if (service.told !== 'name') continue;
    if (service.files.test(path)) return readers[service.id];
    if (service.ownFolder?.test(path)) return null;
  }
  const runner = runners.find(([named]) => named.test(path));
  if (runner) return runner[1];
  const own = configured.find(({ files, told }) => told === 'name-and-content' && files.test(path));
  const possible = configured.filter((service) => service === own || (service.told === 'content' && service.files.test(path)));
  if (possible.length === 0) return null;
  return (text) => {
    for (const service of possible) {
      const found = service.wording === null ? readers[service.id](text, path) : readWording(service.id, service.wording, text);
      if (found !== null) return found;
    }
    return own || !/\.ya?ml$/.test(path) ? null : readGitLabPart(text);
  };
}

// Cookiecutter, copier and the like keep whole projects as text; so do documentation and tests.
const template =
  /(?:^|\/)[^/]*\{[{%][^/]*(?:\/|$)|(?:^|\/)(?:cookiecutter[^/]*|examples?|samples?|skeleton|boilerplates?|fixtures|testdata|test_data)\/|(?:^|\/)templates?\/(?:[^/]+\/){0,9}\.(?:github|gitea|forgejo)\//i;
/** Task runners and scripts, which CI may call wherever they lie. */
const always =
  /(?:^|\/)(?:[Mm]akefile[^/]*|[^/]+\.mk|\.?[Jj]ustfile|package\.json|pyproject\.toml|Pipfile|tox\.(?:ini|toml)|noxfile\.py|\.?mise\.toml|Earthfile|[^/]+\.sh)$/;

/** Whether a path is a task runner's file or a script. */
export function mayBeCalled(path: string): boolean {
  return always.test(path);
}

/** Whether a path may be automation; scripts are read only when something runs them. */
export function mayBeAutomation(path: string): boolean {
  const read = readerOf(path);
  return read !== null && read !== readShell;
}

/**
 * @param path with "/", relative to the tree; for most systems it decides
 * @param text the file's content
 * @returns what the file automates; null when neither path nor content is automation, or when it is switched off. Never throws.
 */
export function readAutomation(path: string, text: string): Automation | null {
  const read = readerOf(path);
  if (read === null || path.includes('{{') || path.includes('{%') || (template.test(path) && !always.test(path))) return null;
  return read(text.length > longest ? text.slice(0, longest) : text, path);
}

function readShell(text: string): Automation {
  const to = sheet();
  to.script(text, (offset) => offset + 1, { job: '' });
  return automation('shell', 'local', [], to);
}
