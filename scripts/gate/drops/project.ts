// Files around the code that go: locks, pins, settings, licences, cards.
import { type Drop, deleted, edited, isDocument } from '../kind.js';

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

export const projectDrops: Drop[] = [
  { id: 'locks-deleted', about: 'all lock files are deleted', shows: ['code.locked'], make: (repo) => deleted(repo, isLock) },
  {
    id: 'pins-loosened',
    about: 'every package that is held to a version may be newer, and there is no lock',
    shows: ['code.locked'],
    make: (repo) =>
      new Map([
        ...edited(
          repo,
          (path) => isRequirements(path) || isEnvironment(path),
          (text) =>
            text
              .split('\n')
              .map((line) => line.replace(pinned, '$1>=$2'))
              .join('\n'),
        ),
        ...deleted(repo, isLock),
      ]),
  },
  {
    id: 'pins-removed',
    about: 'every package is named without a version, and there is no lock',
    shows: ['code.locked'],
    make: (repo) =>
      new Map([
        ...edited(
          repo,
          (path) => isRequirements(path) || isEnvironment(path),
          (text) =>
            text
              .split('\n')
              .map((line) => line.replace(/\s*--hash=\S+/g, '').replace(pinned, '$1'))
              .join('\n'),
        ),
        ...deleted(repo, isLock),
      ]),
  },
  {
    id: 'dependabot-removed',
    about: 'the settings of Dependabot and Renovate are deleted',
    shows: ['security.deps_scanned'],
    make: (repo) => deleted(repo, (path) => /(?:^|\/)(?:dependabot\.ya?ml|renovate\.json5?)$/.test(path)),
  },
  {
    id: 'pre-commit-removed',
    about: 'the settings of pre-commit and of hooks are deleted',
    shows: ['code.precommit'],
    make: (repo) => deleted(repo, (path) => /(?:^|\/)\.pre-commit-config\.ya?ml$|^\.husky\//.test(path)),
  },
  { id: 'owners-removed', about: 'CODEOWNERS is deleted', shows: ['code.owned'], make: (repo) => deleted(repo, (path) => /(?:^|\/)CODEOWNERS$/.test(path)) },
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
  {
    id: 'licence-removed',
    about: 'all licence files are deleted',
    shows: ['law.licensed'],
    make: (repo) => deleted(repo, (path) => /(?:^|\/)(?:licen[cs]e|copying)[^/]*$/i.test(path) && !/\.(?:py|ts|js)$/.test(path)),
  },
  {
    id: 'model-card-emptied',
    about: 'model cards are left with their first line',
    shows: ['model.carded', 'trust.limits_documented', 'ethics.assessed'],
    make: (repo) => edited(repo, isCard, (text) => `${text.split('\n', 1)[0]}\n\nTo be written.\n`),
  },
  {
    id: 'model-card-deleted',
    about: 'model cards are deleted',
    shows: ['model.carded', 'trust.limits_documented', 'ethics.assessed'],
    make: (repo) => deleted(repo, isCard),
  },
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
  {
    id: 'security-policy-removed',
    about: 'SECURITY.md is deleted',
    shows: ['security.policy'],
    make: (repo) => deleted(repo, (path) => /(?:^|\/)SECURITY[^/]*\.md$/i.test(path)),
  },
  {
    id: 'privacy-notice-removed',
    about: 'documents on privacy are deleted',
    shows: ['law.privacy'],
    make: (repo) => deleted(repo, (path) => /privacy|gdpr|dsgvo/i.test(path) && isDocument(path)),
  },
  {
    id: 'image-deleted',
    about: 'Dockerfiles and compose files are deleted',
    shows: ['deploy.container'],
    make: (repo) => deleted(repo, (path) => /(?:^|\/)[\w.-]*(?:Dockerfile[\w.-]*|docker-compose[\w.-]*\.ya?ml)$|\.dockerfile$/i.test(path)),
  },
  {
    id: 'infrastructure-deleted',
    about: 'Terraform, Helm and Kubernetes files are deleted',
    shows: ['deploy.infra'],
    make: (repo) =>
      deleted(
        repo,
        (path) =>
          /\.tf$|\.tfvars$|(?:^|\/)(?:k8s|kubernetes|chart|helm)\//.test(path) || /(?:^|\/)(?:cluster|[\w-]*-(?:deployment|service))\.ya?ml$/.test(path),
      ),
  },
  {
    id: 'data-versions-deleted',
    about: 'the files of DVC are deleted',
    shows: ['data.versioned', 'pipeline.orchestrated'],
    make: (repo) => deleted(repo, (path) => /\.dvc$|(?:^|\/)dvc\.(?:yaml|lock)$|(?:^|\/)\.dvc\//.test(path)),
  },
  {
    id: 'settings-deleted',
    about: 'the files with the settings of training are deleted',
    shows: ['train.configured'],
    make: (repo) =>
      deleted(repo, (path) => /(?:^|\/)(?:configs?|conf|params|settings)\/.*\.(?:ya?ml|toml|json)$|(?:^|\/)(?:params|config|train\w*)\.ya?ml$/.test(path)),
  },
  {
    id: 'alerts-deleted',
    about: 'rules for alerts and dashboards are deleted',
    shows: ['monitor.alerts', 'monitor.dashboard'],
    make: (repo) => deleted(repo, (path) => /alert|grafana|dashboards?\/.*\.json$/i.test(path) && /\.(?:ya?ml|json)$/.test(path)),
  },
];
