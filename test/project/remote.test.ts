// Where a repository is kept, by the address of its remote.
import { describe, expect, it } from 'vitest';
import { remoteOf } from '../../src/project/remote.js';

describe('the page of a repository', () => {
  it.each([
    ['https://github.com/acme/churn.git', 'github', 'https://github.com/acme/churn'],
    ['https://github.com/acme/churn/', 'github', 'https://github.com/acme/churn'],
    ['git@github.com:acme/churn.git', 'github', 'https://github.com/acme/churn'],
    ['ssh://git@github.com:22/acme/churn.git', 'github', 'https://github.com/acme/churn'],
    ['https://github.acme.example/ml/churn', 'github', 'https://github.acme.example/ml/churn'],
    ['https://ana:secret@github.com/acme/churn.git', 'github', 'https://github.com/acme/churn'],
    ['git@gitlab.com:acme/ml/scoring/churn.git', 'gitlab', 'https://gitlab.com/acme/ml/scoring/churn'],
    ['https://gitlab.acme.example/ml/churn.git', 'gitlab', 'https://gitlab.acme.example/ml/churn'],
    ['git@bitbucket.org:acme/churn.git', 'bitbucket', 'https://bitbucket.org/acme/churn'],
    ['https://acme@dev.azure.com/acme/ml/_git/churn', 'azure', 'https://dev.azure.com/acme/ml/_git/churn'],
    ['git@ssh.dev.azure.com:v3/acme/ml/churn', 'azure', 'https://dev.azure.com/acme/ml/_git/churn'],
  ])('%s', (address, kind, url) => expect(remoteOf(address)).toEqual({ kind, url }));

  it.each([
    'https://git.acme.example/acme/churn.git',
    'https://github.com/acme',
    '/srv/git/churn.git',
    'C:/projects/churn',
    '../churn',
    'file:///srv/git/churn.git',
    'https://github.com/../../churn',
    'https://github.com/acme/"onmouseover=alert(1)',
    'https://github.com/acme/churn?x=)[click](javascript:alert(1)',
    "ext::sh -c 'touch owned' github.com/acme/churn",
    'javascript:alert(1)//github.com/acme/churn',
    '',
  ])('is not known for %j', (address) => expect(remoteOf(address)).toBeNull());
});
