// The GitHub Action: its steps are run as the runner runs them, in a made-up environment; the comment goes to a server of our own.
import { chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../../src/root.js';
import { actionIn, bash, runAction as runActionOf } from '../support/action.js';
import { notRoot, titled } from '../support/needs.js';
import { git } from '../support/program.js';

const action = actionIn(root);
const runAction = (workspace: string, given: Record<string, string>, env: Record<string, string>) => runActionOf(root, workspace, given, env);

interface Comment {
  id: string;
  body: string;
  viewerDidAuthor: boolean;
}

interface Review {
  viewerDidAuthor: boolean;
  body: string;
  comments: { nodes: { viewerDidAuthor: boolean; body: string }[] };
}

/** A server that plays the parts of GitHub's API that are used. */
const api = {
  comments: [] as Comment[],
  reviews: [] as Review[],
  sent: [] as { commit_id?: string; comments: { path: string; line: number; body: string }[] }[],
  requests: [] as string[],
  refuse: null as number | null,
  pageSize: 100,
};
let server: Server;
beforeAll(async () => {
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (data) => (text += String(data)));
    request.on('end', () => {
      const { method = '', url = '' } = request;
      const answer = (code: number, data: unknown) => response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(data));
      api.requests.push(`${method} ${url} ${request.headers.authorization ?? ''}`);
      const body: { body?: string; query?: string; variables?: { after?: string | null; id?: string; body?: string } } = JSON.parse(text);
      const changes = url !== '/graphql' || body.query?.startsWith('mutation') === true;
      if (changes && api.refuse !== null) {
        const message = 'Resource not accessible by integration';
        return url === '/graphql' ? answer(200, { data: { updateIssueComment: null }, errors: [{ message }] }) : answer(api.refuse, { message });
      }
      if (url === '/graphql' && body.query?.includes('reviews(') === true)
        return answer(200, { data: { repository: { pullRequest: { reviews: { nodes: api.reviews, pageInfo: { hasNextPage: false, endCursor: null } } } } } });
      if (method === 'POST' && url === '/repos/acme/churn/pulls/7/reviews') {
        const sent: (typeof api.sent)[number] & { body: string } = JSON.parse(text);
        api.sent.push(sent);
        api.reviews.push({
          viewerDidAuthor: true,
          body: sent.body,
          comments: { nodes: sent.comments.map((one) => ({ viewerDidAuthor: true, body: one.body })) },
        });
        return answer(200, {});
      }
      if (url === '/graphql' && !changes) {
        const from = Number(body.variables?.after ?? 0);
        const to = from + api.pageSize;
        const nodes = api.comments.slice(from, to);
        const pageInfo = { hasNextPage: to < api.comments.length, endCursor: String(to) };
        return answer(200, { data: { repository: { pullRequest: { comments: { nodes, pageInfo } } } } });
      }
      const old = api.comments.find(({ id }) => id === body.variables?.id);
      if (url === '/graphql' && old) old.body = body.variables?.body ?? '';
      else if (method === 'POST' && url === '/repos/acme/churn/issues/7/comments')
        api.comments.push({ id: `IC_${1000 + api.comments.length}`, body: body.body ?? '', viewerDidAuthor: true });
      else return answer(404, {});
      return answer(200, {});
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
});
afterAll(() => server.close());

let workspace = '';
let pullRequest: Record<string, string> = {};
beforeEach(() => {
  Object.assign(api, { comments: [], reviews: [], sent: [], requests: [], refuse: null, pageSize: 100 });
  workspace = join(mkdtempSync(join(tmpdir(), 'mlready-')), 'churn');
  mkdirSync(workspace);
  git(workspace, 'init', '-q', '-b', 'main');
  cpSync(join(root, 'fixtures', 'projects', 'churn'), workspace, { recursive: true });
  git(workspace, 'add', '-A');
  git(workspace, 'commit', '-q', '-m', 'The project');
  git(workspace, 'checkout', '-q', '-b', 'topic');
  const event = join(mkdtempSync(join(tmpdir(), 'mlready-')), 'event.json');
  writeFileSync(event, JSON.stringify({ pull_request: { number: 7, head: { sha: 'a'.repeat(40) } }, repository: { default_branch: 'main' } }));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  pullRequest = {
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_BASE_REF: 'main',
    GITHUB_EVENT_PATH: event,
    GITHUB_REPOSITORY: 'acme/churn',
    GITHUB_API_URL: address,
    GITHUB_GRAPHQL_URL: `${address}/graphql`,
  };
});
const commit = (message: string) => {
  git(workspace, 'add', '-A');
  git(workspace, 'commit', '-q', '--allow-empty', '-m', message);
};

describe('the action', () => {
  it('puts nothing of its inputs into a shell line', () => {
    const lines = action.runs.steps.flatMap((one) => ('run' in one ? [one.run] : []));
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line).not.toContain('${{');
  });

  it('installs nothing, and names every action of others by a commit', () => {
    for (const one of action.runs.steps) {
      if ('run' in one) expect(one.run).not.toMatch(/\b(?:npm|npx|pnpm|yarn|corepack|curl|wget|pip)\b/);
      else expect(one.uses).toMatch(/^[\w./-]+@[0-9a-f]{40}$/);
    }
    expect(readFileSync(join(root, 'action.yml'), 'utf8')).toMatch(/^ +uses: github\/codeql-action\/upload-sarif@[0-9a-f]{40} # v\d+\.\d+\.\d+$/m);
  });

  it('passes a change that loses nothing, with summary, outputs and a comment', async () => {
    commit('Nothing');
    const { code, summary, outputs, log, uses, leftOut } = await runAction(workspace, {}, pullRequest);
    expect({ code, log: log.match(/::error|not found/) }).toEqual({ code: 0, log: null });
    expect(outputs).toMatchObject({ verdict: 'pass', score: '28.7', delta: '0.0', level: 'prototype', regressions: '0' });
    expect(summary).toMatch(/^<!-- mlready:report \. -->\n## Readiness of churn: gate passed/);
    expect(JSON.parse(readFileSync(outputs['report'] ?? '', 'utf8'))).toMatchObject({ schema: 2 });
    expect(readFileSync(outputs['markdown'] ?? '', 'utf8')).toBe(summary);
    expect(api.comments).toEqual([{ id: 'IC_1000', body: summary, viewerDidAuthor: true }]);
    expect(api.requests.every((request) => request.endsWith(' Bearer the-token'))).toBe(true);
    expect({ uses, leftOut }).toEqual({ uses: [], leftOut: ['Upload to code scanning'] });
  });

  it('reviews a change at its lines by default, says each thing once, and audits nothing', async () => {
    writeFileSync(join(workspace, 'src', 'fetch.py'), 'import requests\n\n\ndef rows(url):\n    return requests.get(url, timeout=10, verify=False).json()\n');
    commit('Fetch rows');
    const first = await runAction(workspace, { gate: 'false' }, pullRequest);
    expect(first).toMatchObject({ code: 0, outputs: { findings: '1', verdict: '' }, leftOut: ['Audit', 'Results', 'Upload to code scanning'] });
    expect(first.log).toMatch(/^::warning file=src\/fetch\.py,line=5,title=MLR-S13::/m);
    expect(first.summary).toMatch(/^<!-- mlready:change: -->\n\*\*1 new hazard in what changed since/);
    expect(api.sent).toMatchObject([{ commit_id: 'a'.repeat(40), comments: [{ path: 'src/fetch.py', line: 5 }] }]);
    expect(api.sent[0]?.comments[0]?.body).toContain('```suggestion\n    return requests.get(url, timeout=10, verify=True).json()\n```');
    const again = await runAction(workspace, { gate: 'false' }, pullRequest);
    expect(again.log).toContain('There was nothing new to say.');
    expect(api.sent).toHaveLength(1);
    expect(api.comments).toEqual([]);
  });

  it('asks nothing of anybody and says nothing where a change brings nothing', async () => {
    commit('Nothing');
    const { code, log, summary, outputs } = await runAction(workspace, { gate: 'false' }, pullRequest);
    expect({ code, summary, findings: outputs['findings'], requests: api.requests }).toEqual({ code: 0, summary: '', findings: '0', requests: [] });
    expect(log).not.toContain('::');
  });

  it('ends with 3 where the history of a change is not there, without a gate too', async () => {
    commit('One');
    const clone = join(mkdtempSync(join(tmpdir(), 'mlready-')), 'churn');
    git(workspace, 'clone', '-q', '--depth', '1', '--branch', 'topic', `file://${workspace}`, clone);
    const { code, log, summary } = await runAction(clone, { gate: 'false' }, pullRequest);
    expect(code).toBe(3);
    expect(log).toMatch(/^::error title=mlready%3A what this change brings::Not compared\. /m);
    expect(summary).toContain('fetch-depth: 0');
  });

  it('fails for what a change loses, after it has said so everywhere', async () => {
    rmSync(join(workspace, '.github'), { recursive: true });
    commit('Drop CI\n\n::error::owned');
    const { code, summary, outputs, log, uses } = await runAction(workspace, { sarif: 'mlready.sarif' }, pullRequest);
    expect(code).toBe(1);
    expect(outputs).toMatchObject({ verdict: 'fail', delta: '-0.7', regressions: '2' });
    expect(summary).toContain('gate failed');
    expect(api.comments[0]?.body).toMatch(/^<!-- mlready:report \. -->/);
    // What the change brings at its lines stands before the whole report.
    expect(summary).toMatch(/^<!-- mlready:change: -->/);
    expect(summary.endsWith(api.comments[0]?.body ?? '-')).toBe(true);
    expect(log).toMatch(/^::error /m);
    expect(log).not.toMatch(/^::error::owned/m);
    expect(existsSync(join(workspace, 'mlready.sarif'))).toBe(true);
    expect(uses).toEqual([{ uses: expect.stringMatching(/^github\/codeql-action\/upload-sarif@/), sarif_file: 'mlready.sarif', category: 'mlready/.' }]);
  });

  it('keeps one comment up to date, its own and of this project, however many there are', async () => {
    commit('Nothing');
    const marker = '<!-- mlready:report . -->';
    api.pageSize = 2;
    api.comments = [
      { id: 'IC_1', body: 'Nice.', viewerDidAuthor: false },
      { id: 'IC_2', body: `${marker}\nwritten by somebody else`, viewerDidAuthor: false },
      { id: 'IC_3', body: '<!-- mlready:report services%2Fother -->\nanother project', viewerDidAuthor: true },
      { id: 'IC_4', body: `I quote:\n${marker}`, viewerDidAuthor: true },
      { id: 'IC_5', body: `${marker}\r\nold`, viewerDidAuthor: true },
    ];
    const { code, summary } = await runAction(workspace, {}, pullRequest);
    expect(code).toBe(0);
    expect(api.comments.map(({ body }) => body === summary)).toEqual([false, false, false, false, true]);
  });

  it.each([403, 404])('says where it may not comment (%d), and fails for nothing', async (refuse) => {
    commit('Nothing');
    api.refuse = refuse;
    const { code, log } = await runAction(workspace, {}, pullRequest);
    expect({ code, comments: api.comments }).toEqual({ code: 0, comments: [] });
    expect(log).toMatch(new RegExp(`^::notice title=mlready::The pull request was not commented on: ${refuse} `, 'm'));
  });

  it('says that it may not change its own comment, and starts no command by what the server says', async () => {
    commit('Nothing');
    Object.assign(api, { refuse: 403, comments: [{ id: 'IC_1', body: '<!-- mlready:report . -->\nold', viewerDidAuthor: true }] });
    const { code, log } = await runAction(workspace, {}, pullRequest);
    expect({ code, body: api.comments[0]?.body }).toEqual({ code: 0, body: '<!-- mlready:report . -->\nold' });
    expect(log).toMatch(/^::notice title=mlready::The pull request was not commented on: Resource not accessible by integration\./m);
  });

  it('does not comment where it is told not to, nor on a push', async () => {
    commit('Nothing');
    expect((await runAction(workspace, { comment: 'false' }, pullRequest)).leftOut).toContain('Comment');
    writeFileSync(pullRequest['GITHUB_EVENT_PATH'] ?? '', JSON.stringify({ repository: { default_branch: 'main' } }));
    const { log } = await runAction(workspace, {}, { ...pullRequest, GITHUB_EVENT_NAME: 'push', GITHUB_BASE_REF: '' });
    expect(log).toContain('This is no pull request');
    expect(api.requests).toEqual([]);
  });

  it('takes more arguments, one a line, as they are', async () => {
    commit('Nothing');
    const owned = join(workspace, 'owned');
    const { code, log } = await runAction(workspace, { args: `--min-score=90\n\n--informational\n--stage=$(touch ${owned})` }, pullRequest);
    expect(code).toBe(2);
    expect(log).toMatch(/--stage \$\(touch .*\): is no stage/);
    expect(existsSync(owned)).toBe(false);
    const { code: passed, outputs } = await runAction(workspace, { args: '--min-score=90\n--informational' }, pullRequest);
    expect({ passed, verdict: outputs['verdict'] }).toEqual({ passed: 0, verdict: 'fail' });
  });

  it('ends with the code of what could not run or be compared', async () => {
    expect(await runAction(workspace, { path: 'no/such' }, pullRequest)).toMatchObject({
      code: 2,
      summary: expect.stringMatching(/^<!-- mlready:report no%2Fsuch -->\n## mlready could not run\n\n {4}mlready: .*no\/such: does not exist/),
      log: expect.stringMatching(/::error title=mlready could not run::.*no\/such: does not exist/),
    });
    commit('One');
    const clone = join(mkdtempSync(join(tmpdir(), 'mlready-')), 'churn');
    git(workspace, 'clone', '-q', '--depth', '1', '--branch', 'topic', `file://${workspace}`, clone);
    const shallow = await runAction(clone, {}, pullRequest);
    expect(shallow).toMatchObject({ code: 3, outputs: { verdict: 'not-comparable', delta: '' } });
    expect(shallow.summary).toMatch(/fetch-depth: 0/);
  });

  it('takes a verdict back where a later run has none, and says why in one line', async () => {
    commit('Nothing');
    await runAction(workspace, {}, pullRequest);
    expect(api.comments).toMatchObject([{ body: expect.stringContaining('gate passed') }]);
    writeFileSync(join(workspace, 'mlready.yaml'), 'version: 1\nanswers:\n  "@acme <img src=x> [a](b)\\u202e\\e[31m": yes\n');
    commit('Break the manifest');
    const { code, summary } = await runAction(workspace, { sarif: 'mlready.sarif' }, pullRequest);
    expect({ code, comments: api.comments.map(({ body }) => `${body}\n` === summary || body === summary) }).toEqual({ code: 2, comments: [true] });
    const lines = (api.comments[0]?.body ?? '').trimEnd().split('\n');
    expect(lines).toHaveLength(6);
    expect(lines[0]).toBe('<!-- mlready:report . -->');
    expect(lines.slice(3).join('\n')).toMatch(/^ {4}mlready: mlready\.yaml:3:3: unknown check "@acme .*\n\nThere is no verdict on this change\./);
    expect(summary).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/u);
  });

  it('takes it back too where nothing could be compared, with the reason', async () => {
    commit('Nothing');
    await runAction(workspace, {}, pullRequest);
    const clone = join(mkdtempSync(join(tmpdir(), 'mlready-')), 'churn');
    git(workspace, 'clone', '-q', '--depth', '1', '--branch', 'topic', `file://${workspace}`, clone);
    const { code } = await runAction(clone, {}, pullRequest);
    expect({ code, comments: api.comments.length }).toEqual({ code: 3, comments: 1 });
    expect(api.comments[0]?.body).not.toContain('gate passed');
    expect(api.comments[0]?.body).toMatch(/not compared[\s\S]*fetch-depth: 0/);
  });

  it('makes no comment of its own only to say that it could not run, and is not green where nothing was checked', async () => {
    commit('Nothing');
    expect(await runAction(workspace, { path: 'no/such' }, pullRequest)).toMatchObject({
      code: 2,
      log: expect.stringContaining('no comment of an earlier run'),
    });
    expect(await runAction(workspace, { args: '--help' }, pullRequest)).toMatchObject({ code: 2, summary: expect.stringContaining('ended without a report') });
    expect(api.comments).toEqual([]);
  });

  it('holds the project to a policy of the checkout, and to no other than one from outside', async () => {
    commit('Nothing');
    const top = mkdtempSync(join(tmpdir(), 'mlready-'));
    git(workspace, 'clone', '-q', '--branch', 'topic', `file://${workspace}`, join(top, 'project'));
    git(join(top, 'project'), 'branch', '-q', 'main', 'origin/main');
    for (const folder of ['policy', 'node_modules/@acme/mlready-policy']) {
      mkdirSync(join(top, folder), { recursive: true });
      writeFileSync(join(top, folder, 'mlready-policy.yaml'), 'version: 1\nmin-score: 90\n');
    }
    for (const policy of ['policy/mlready-policy.yaml', 'npm:@acme/mlready-policy']) {
      const { code, outputs } = await runAction(top, { path: 'project', policy }, pullRequest);
      const { gate } = JSON.parse(readFileSync(outputs['report'] ?? '', 'utf8'));
      expect({ code, verdict: gate.verdict, held: gate.policies }).toMatchObject({ code: 1, verdict: 'fail', held: [{ name: policy, by: 'caller' }] });
    }
    expect(await runAction(workspace, { policy: 'mlready.yaml' }, pullRequest)).toMatchObject({
      code: 2,
      log: expect.stringContaining('belongs to the repository that it is to judge'),
    });
    expect(await runAction(workspace, { policy: '--no-waivers' }, pullRequest)).toMatchObject({
      code: 2,
      log: expect.stringContaining('the policy --no-waivers'),
    });
  });

  it('refuses a policy that no gate would hold', async () => {
    commit('Nothing');
    const { code, log } = await runAction(workspace, { policy: 'policy/mlready-policy.yaml', gate: 'false' }, pullRequest);
    expect({ code, log }).toEqual({ code: 2, log: expect.stringMatching(/^::error title=mlready::The input policy is held by the gate alone[^\n]*\n$/) });
  });

  it.skipIf(notRoot !== null)(titled('compares in a container too, where the checkout belongs to somebody else', notRoot), async () => {
    rmSync(join(workspace, '.github'), { recursive: true });
    commit('Drop CI');
    for (const path of [workspace, ...readdirSync(workspace, { recursive: true, encoding: 'utf8' }).map((one) => join(workspace, one))])
      chownSync(path, 12_345, 12_345);
    expect(await runAction(workspace, {}, pullRequest)).toMatchObject({ code: 1, outputs: { verdict: 'fail', regressions: '2' } });
  });

  it('uploads last, so that whether it works decides nothing', () => {
    expect(action.runs.steps.slice(-2).map(({ name }) => name)).toEqual(['Upload to code scanning', 'Verdict']);
  });

  it('audits a project inside a repository by its own folder', async () => {
    mkdirSync(join(workspace, 'services'));
    cpSync(join(root, 'fixtures', 'projects', 'churn'), join(workspace, 'services', 'churn'), { recursive: true });
    commit('A second project');
    const { code, summary } = await runAction(workspace, { path: 'services/churn' }, pullRequest);
    expect(code).toBe(0);
    expect(summary).toMatch(/^<!-- mlready:report services%2Fchurn -->/m);
  });
});

describe('the hook for pre-commit', () => {
  it('names a command that proves the manifest, and nothing else', async () => {
    const [hook] = z
      .array(
        z.strictObject({
          id: z.string(),
          name: z.string(),
          description: z.string(),
          entry: z.string(),
          language: z.literal('node'),
          files: z.string(),
        }),
      )
      .parse(parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')));
    const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const files = new RegExp(hook?.files ?? '');
    expect(['mlready.yaml', 'services/a/mlready.yml', 'mlready.yaml.txt', 'xmlready.yaml'].map((path) => files.test(path))).toEqual([true, true, false, false]);
    const entry = (hook?.entry ?? '').replace(/^mlready\b/, `node ${join(root, bin.mlready)}`);
    // pre-commit gives the files that changed as arguments.
    expect(await bash(`${entry} mlready.yaml`, workspace, {})).toMatchObject({ code: 0, out: expect.stringMatching(/^mlready\.yaml is valid/) });
    mkdirSync(join(workspace, 'services', 'a'), { recursive: true });
    writeFileSync(join(workspace, 'services', 'a', 'mlready.yml'), 'version: 1\nanswers: {x: {value: yes}}\n');
    const { code, out } = await bash(`${entry} mlready.yaml services/a/mlready.yml`, workspace, {});
    expect(code).toBe(2);
    expect(out).toMatch(/^\.\/mlready\.yaml is valid: .*\nmlready: services\/a\/mlready\.yml:2:11: unknown check "x"/);
  });
});

describe('the job for GitLab', () => {
  it('compares a merge request, and leaves what GitLab shows', async () => {
    const { mlready: job } = parse(readFileSync(join(root, 'docs', 'ci', 'mlready.gitlab-ci.yml'), 'utf8'));
    rmSync(join(workspace, '.github'), { recursive: true });
    commit('Drop CI');
    const env = {
      ...job.variables,
      MLREADY: `node ${join(root, 'bin', 'mlready.js')}`,
      CI: 'true',
      GITLAB_CI: 'true',
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
      LANG: 'en_GB.UTF-8',
    };
    const { code, out } = await bash(job.script.join('\n'), workspace, env);
    expect(code).toBe(1);
    expect(out).toContain('Gate failed.');
    const { paths, reports } = job.artifacts;
    expect(paths.length).toBeGreaterThan(0);
    for (const path of [...paths, ...Object.values<string>(reports)]) expect(existsSync(join(workspace, path))).toBe(true);
    expect(job.variables.GIT_DEPTH).toBe('0');
  });
});
