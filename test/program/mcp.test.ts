// The built program as a server, at the other end of a real pipe.
import { spawn } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from '../../src/root.js';
import { environment, folderOf, git } from '../support/program.js';

const program = join(root, 'bin', 'mlready.js');
const env = { ...environment, PATH: environment.PATH ?? '' };

/** The sample project, under git. */
function churn(): string {
  const folder = join(folderOf(), 'churn');
  cpSync(join(root, 'fixtures', 'projects', 'churn'), folder, { recursive: true });
  git(folder, 'init', '-q');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '-m', 'the project');
  return folder;
}

/** Talks to the program, then hangs up. */
async function talking<Result>(folder: string, args: string[], talk: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ name: 'helper', version: '1' });
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [program, 'mcp', ...args], cwd: folder, env, stderr: 'pipe' }));
  try {
    return await talk(client);
  } finally {
    await client.close();
  }
}

/** Gives the program lines to read and hangs up. */
function given(text: string, args: string[] = []): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [program, 'mcp', ...args], { cwd: churn(), env });
  const told = { out: '', err: '' };
  child.stdout.on('data', (data) => void (told.out += data));
  child.stderr.on('data', (data) => void (told.err += data));
  child.stdin.on('error', () => undefined);
  child.stdin.end(text);
  return new Promise((done) => child.on('close', (code) => done({ code, ...told })));
}

const line = (message: object) => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`;
const hello = line({ id: 1, method: 'initialize', params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'helper', version: '1' } } });
const messagesIn = (out: string) =>
  out
    .split('\n')
    .filter((one) => one !== '')
    .map((one): { jsonrpc: string; id: number | null; error?: { code: number }; result?: object } => JSON.parse(one));

describe('mlready mcp', () => {
  it('serves the project that it was started in, and writes a draft', async () => {
    const folder = churn();
    const makefile = readFileSync(join(folder, 'Makefile'), 'utf8').split('\n');
    await talking(folder, [], async (client) => {
      expect(client.getServerVersion()?.name).toBe('mlready');
      expect((await client.listTools()).tools.map(({ name }) => name)).toContain('propose_answer');
      expect((await client.callTool({ name: 'audit', arguments: {} })).structuredContent).toMatchObject({ project: { untrusted: 'churn' }, assessed: true });
      const evidence = [{ path: 'Makefile', line: 11, text: makefile.slice(10, 24).join('\n') }];
      const { structuredContent } = await client.callTool({
        name: 'propose_answer',
        arguments: { check: 'data-cleaning.repeatable', value: 'manual', evidence },
      });
      expect(structuredContent).toMatchObject({ outcome: 'written', file: 'mlready.yaml' });
    });
    expect(parse(readFileSync(join(folder, 'mlready.yaml'), 'utf8')).answers['data-cleaning.repeatable']).toMatchObject({
      value: 'manual',
      'drafted-by': 'helper 1',
      on: '2026-11-21',
      evidence: [{ path: 'Makefile', lines: '11-24' }],
    });
    // Nothing else was touched.
    expect(git(folder, 'status', '--porcelain').trim()).toBe('M mlready.yaml');
  });

  it('leaves out what writes where it may only read', async () => {
    const names = await talking(churn(), ['--read-only'], async (client) => (await client.listTools()).tools.map(({ name }) => name));
    expect(names).not.toContain('propose_answer');
    expect(names).toContain('check_change');
  });

  it('answers what was asked before the input ended, says nothing but the protocol, and ends with 0', async () => {
    const { code, out, err } = await given(`${hello}${line({ id: 2, method: 'tools/call', params: { name: 'list_gaps', arguments: { limit: 1 } } })}`);
    expect([code, err]).toEqual([0, '']);
    expect(messagesIn(out).map(({ jsonrpc, id }) => [jsonrpc, id])).toEqual([
      ['2.0', 1],
      ['2.0', 2],
    ]);
  });

  it('ends with 0 where nothing was asked', async () => expect(await given('')).toEqual({ code: 0, out: '', err: '' }));

  it.each([
    ['no JSON', 'hello\n', -32_700],
    ['half a message', '{"jsonrpc": "2.0"\n', -32_700],
    ['another object', '{"hello": 1}\n', -32_600],
    ['a list', '[]\n', -32_600],
    ['a deep one', `${'['.repeat(5_000)}${']'.repeat(5_000)}\n`, -32_600],
  ])('meets a broken message with an error of the protocol, and goes on: %s', async (_, broken, code) => {
    const ended = await given(`${hello}${broken}${line({ id: 2, method: 'ping' })}`);
    expect([ended.code, ended.err]).toEqual([0, '']);
    const messages = messagesIn(ended.out);
    expect(messages.find(({ id }) => id === null)).toMatchObject({ error: { code } });
    expect(messages.find(({ id }) => id === 2)).toMatchObject({ result: {} });
  });

  it('takes no message that is far too long: it says so and ends with 2', async () => {
    const { code, out, err } = await given(`${hello}${'x'.repeat(2 * 1024 * 1024)}`);
    expect(code).toBe(2);
    expect(err).toBe('mlready: mcp: a message is larger than 1024 KiB; start it again\n');
    expect(messagesIn(out).at(-1)).toMatchObject({ id: null, error: { code: -32_600 } });
  });

  it('is not started for a folder that is not there', async () => {
    expect(await given('', ['no-such-folder'])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^mlready: \S+no-such-folder: does not exist; .*\n$/),
    });
  });
});
