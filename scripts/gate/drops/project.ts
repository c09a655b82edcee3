// Files around the code that go: locks, pins, settings, licences, cards.
import { type Drop, deleted, edited, isDocument, together } from '../kind.js';

const isLock = (path: string) =>
  /(?:^|\/)(?:poetry\.lock|uv\.lock|Pipfile\.lock|package-lock\.json|yarn\.lock|pnpm-lock\.yaml|pdm\.lock|conda-lock\.yml|pylock\.toml)$/.test(path);
const isRequirements = (path: string) => /(?:^|\/)[\w.-]*requirements[\w.-]*\.txt$/.test(path);
const isEnvironment = (path: string) => /(?:^|\/)(?:environment|conda)[\w.-]*\.ya?ml$/.test(path);
const isCard = (path: string) => /(?:^|\/)model[-_]?cards?[^/]*\.md$/i.test(path);

/** Takes the sections out whose heading says one of the words, with what stands below it. */
function withoutSections(text: string, heading: RegExp): string {
  let level = 0;
  return text
    .split('\n')
    .filter((line) => {
      const found = /^(#{1,6})\s+(.*)/.exec(line);
      if (found?.[1] !== undefined && (level === 0 || found[1].length <= level)) level = heading.test(found[2] ?? '') ? found[1].length : 0;
      return level === 0;
    })
    .join('\n');
}

const pinned = /^(\s*(?:- )?["']?[A-Za-z][\w.-]*(?:\[[\w,-]+\])?)\s*={1,3}\s*([\d][\w.*+!-]*)/;

/** Changes each line of lists of packages, and deletes locks. */
function pins(id: string, about: string, change: (line: string) => string): Drop {
  const isList = (path: string) => isRequirements(path) || isEnvironment(path);
  const make: Drop['make'] = (repo) =>
    together(
      edited(repo, isList, (text) => text.split('\n').map(change).join('\n')),
      deleted(repo, isLock),
    );
  return { id, about, shows: ['code.locked'], make };
}

/** Deletes files. */
const gone = (id: string, about: string, shows: string[], wanted: (path: string) => boolean): Drop => ({
  id,
  about,
  shows,
  make: (repo) => deleted(repo, wanted),
});

export const projectDrops: Drop[] = [
  gone('locks-deleted', 'all lock files are deleted', ['code.locked'], isLock),
  pins('pins-loosened', 'every package that is held to a version may be newer, and there is no lock', (line) => line.replace(pinned, '$1>=$2')),
  pins('pins-removed', 'every package is named without a version, and there is no lock', (line) => line.replace(/\s*--hash=\S+/g, '').replace(pinned, '$1')),
  gone('dependabot-removed', 'the settings of Dependabot and Renovate are deleted', ['security.deps_scanned'], (path) =>
    /(?:^|\/)(?:dependabot\.ya?ml|renovate\.json5?)$/.test(path),
  ),
  gone('pre-commit-removed', 'the settings of pre-commit and of hooks are deleted', ['code.precommit'], (path) =>
    /(?:^|\/)\.pre-commit-config\.ya?ml$|^\.husky\//.test(path),
  ),
  gone('owners-removed', 'CODEOWNERS is deleted', ['code.owned'], (path) => /(?:^|\/)CODEOWNERS$/.test(path)),
  {
    id: 'owners-emptied',
    about: 'CODEOWNERS is left with a comment',
    shows: ['code.owned'],
    make: (repo) =>
      edited(
        repo,
        (path) => /(?:^|\/)CODEOWNERS$/.test(path),
        () => '# to be decided\n',
      ),
  },
  gone(
    'licence-removed',
    'all licence files are deleted',
    ['law.licensed'],
    (path) => /(?:^|\/)(?:licen[cs]e|copying)[^/]*$/i.test(path) && !/\.(?:py|ts|js)$/.test(path),
  ),
  {
    id: 'model-card-emptied',
    about: 'model cards are left with their first line',
    shows: ['model.carded', 'trust.limits_documented', 'ethics.assessed'],
    make: (repo) => edited(repo, isCard, (text) => `${text.split('\n', 1)[0]}\n\nTo be written.\n`),
  },
  gone('model-card-deleted', 'model cards are deleted', ['model.carded', 'trust.limits_documented', 'ethics.assessed'], isCard),
  {
    id: 'limits-removed',
    about: 'sections on limits, biases and misuse are taken out of all documents',
    shows: ['trust.limits_documented', 'ethics.assessed'],
    make: (repo) =>
      edited(repo, isDocument, (text) =>
        withoutSections(text, /limit|bias|ethic|fair|risk|caveat|misuse|out[- ]of[- ]scope|intended use|known issues|implications|considerations/i),
      ),
  },
  {
    id: 'data-description-removed',
    about: 'sections on data are taken out of all documents, and the README of data goes',
    shows: ['data.documented', 'law.data_licence'],
    make: (repo) =>
      new Map([
        ...edited(repo, isDocument, (text) => withoutSections(text, /data|licen[cs]e/i)),
        ...deleted(repo, (path) => /(?:^|\/)(?:data|dataset)s?\/README[^/]*$/i.test(path)),
      ]),
  },
  gone('security-policy-removed', 'SECURITY.md is deleted', ['security.policy'], (path) => /(?:^|\/)SECURITY[^/]*\.md$/i.test(path)),
  gone('privacy-notice-removed', 'documents on privacy are deleted', ['law.privacy'], (path) => /privacy|gdpr|dsgvo/i.test(path) && isDocument(path)),
  gone('image-deleted', 'Dockerfiles and compose files are deleted', ['deploy.container'], (path) =>
    /(?:^|\/)[\w.-]*(?:Dockerfile[\w.-]*|docker-compose[\w.-]*\.ya?ml)$|\.dockerfile$/i.test(path),
  ),
  gone(
    'infrastructure-deleted',
    'Terraform, Helm and Kubernetes files are deleted',
    ['deploy.infra'],
    (path) => /\.tf$|\.tfvars$|(?:^|\/)(?:k8s|kubernetes|chart|helm)\//.test(path) || /(?:^|\/)(?:cluster|[\w-]*-(?:deployment|service))\.ya?ml$/.test(path),
  ),
  gone('data-versions-deleted', 'the files of DVC are deleted', ['data.versioned', 'pipeline.orchestrated'], (path) =>
    /\.dvc$|(?:^|\/)dvc\.(?:yaml|lock)$|(?:^|\/)\.dvc\//.test(path),
  ),
  gone('settings-deleted', 'the files with the settings of training are deleted', ['train.configured'], (path) =>
    /(?:^|\/)(?:configs?|conf|params|settings)\/.*\.(?:ya?ml|toml|json)$|(?:^|\/)(?:params|config|train\w*)\.ya?ml$/.test(path),
  ),
  gone(
    'alerts-deleted',
    'rules for alerts and dashboards are deleted',
    ['monitor.alerts', 'monitor.dashboard'],
    (path) => /alert|grafana|dashboards?\/.*\.json$/i.test(path) && /\.(?:ya?ml|json)$/.test(path),
  ),
];
