// What each CI service says while it runs something: that a machine does, the branch that a change goes to, what stood there before, and what it calls the repository.
import { branchFor, branchIn, commitIn, type Environment, gitHubBefore, gitHubTarget, gitLabTarget } from './change-target.js';
import { type Service, saysCi, silent } from './service.js';

const isSet = (name: string) => (env: Environment) => (env[name] ?? '') !== '';

/** Those of services that say more than that a machine runs something, by the id of the service. */
export const environments = {
  'github-actions': {
    ci: 'CI',
    target: gitHubTarget,
    before: gitHubBefore,
    repository: 'GITHUB_REPOSITORY',
    targetHoldsWith: 'GITHUB_ACTIONS',
    eventFile: 'GITHUB_EVENT_PATH',
    obeys: { when: (env) => env['GITHUB_ACTIONS'] === 'true', commands: ['::', '##['] },
  },
  'gitlab-ci': {
    ...saysCi,
    target: gitLabTarget,
    before: commitIn('CI_COMMIT_BEFORE_SHA'),
    repository: 'CI_PROJECT_NAME',
    targetHoldsWith: 'GITLAB_CI',
  },
  circleci: { ...saysCi, repository: 'CIRCLE_PROJECT_REPONAME' },
  travis: {
    ...saysCi,
    target: branchFor('TRAVIS_PULL_REQUEST', 'TRAVIS_BRANCH'),
    before: commitIn('TRAVIS_COMMIT_RANGE'),
    repository: 'TRAVIS_REPO_SLUG',
  },
  appveyor: { ...saysCi, target: branchFor('APPVEYOR_PULL_REQUEST_NUMBER', 'APPVEYOR_REPO_BRANCH'), repository: 'APPVEYOR_REPO_NAME' },
  bitbucket: { ...saysCi, target: branchIn('BITBUCKET_PR_DESTINATION_BRANCH'), repository: 'BITBUCKET_REPO_SLUG' },
  buildkite: { ...saysCi, target: branchIn('BUILDKITE_PULL_REQUEST_BASE_BRANCH'), repository: 'BUILDKITE_PIPELINE_SLUG' },
  drone: {
    ...saysCi,
    target: branchFor('DRONE_PULL_REQUEST', 'DRONE_TARGET_BRANCH'),
    before: commitIn('DRONE_COMMIT_BEFORE'),
    repository: 'DRONE_REPO',
  },
  woodpecker: { ...saysCi, target: branchIn('CI_COMMIT_TARGET_BRANCH'), before: commitIn('CI_PREV_COMMIT_SHA'), repository: 'CI_REPO' },
  semaphore: { ...saysCi, target: branchFor('SEMAPHORE_GIT_PR_NUMBER', 'SEMAPHORE_GIT_BRANCH'), before: commitIn('SEMAPHORE_GIT_COMMIT_RANGE') },
  codefresh: { ...saysCi, target: branchIn('CF_PULL_REQUEST_TARGET'), repository: 'CF_REPO_NAME' },
  'aws-codebuild': {
    ...silent,
    // It sets no CI.
    ci: 'CODEBUILD_BUILD_ID',
    target: branchIn('CODEBUILD_WEBHOOK_BASE_REF'),
    before: commitIn('CODEBUILD_WEBHOOK_PREV_COMMIT'),
  },
  cirrus: { ...saysCi, target: branchIn('CIRRUS_BASE_BRANCH'), before: commitIn('CIRRUS_LAST_GREEN_CHANGE'), repository: 'CIRRUS_REPO_NAME' },
  'azure-pipelines': {
    ...silent,
    // It sets no CI.
    ci: 'TF_BUILD',
    target: branchIn('SYSTEM_PULLREQUEST_TARGETBRANCH'),
    repository: 'BUILD_REPOSITORY_NAME',
    obeys: { when: isSet('TF_BUILD'), commands: ['##vso[', '##['] },
  },
  jenkins: {
    ...silent,
    // An old one sets no CI.
    ci: 'JENKINS_URL',
    target: branchIn('CHANGE_TARGET'),
    before: commitIn('GIT_PREVIOUS_SUCCESSFUL_COMMIT', 'GIT_PREVIOUS_COMMIT'),
  },
  teamcity: { ...silent, obeys: { when: isSet('TEAMCITY_VERSION'), commands: ['##teamcity['] } },
} as const satisfies Record<string, Service['environment']>;
