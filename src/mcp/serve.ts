// Serves over a pair of streams, a message a line, until there is nothing more to read.
import type { Readable, Writable } from 'node:stream';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { ErrorCode, type JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import { mcpServer, type ServerTerms } from './server.js';

/** A draft with the longest quotes stays far below this. */
const longestMessage = 1024 * 1024;

/** What a program at the other end talks through. */
export interface Pipe {
  input: Readable;
  output: Writable;
}

/**
 * Serves a project. What was asked is answered before it ends.
 * @returns null at the end of the input; why it ended otherwise
 */
export async function serve(terms: ServerTerms, { input, output }: Pipe): Promise<string | null> {
  const server = mcpServer(terms);
  const transport = new StdioServerTransport(input, output, { maxBufferSize: longestMessage });
  const asked = waiting();
  const ended = new Promise<string | null>((done) => {
    let why: string | null = null;
    transport.onmessage = asked.begins;
    transport.onerror = (error) => {
      const code = error instanceof SyntaxError ? ErrorCode.ParseError : ErrorCode.InvalidRequest;
      const message = error instanceof SyntaxError ? 'that is no JSON' : 'that is no message of the protocol';
      if (input.errored) why = 'standard input cannot be read';
      else if (!(error instanceof SyntaxError) && !isAboutForm(error)) why = `a message is larger than ${longestMessage / 1024} KiB`;
      output.write(`${JSON.stringify({ jsonrpc: '2.0', id: null, error: { code, message: why ?? message } })}\n`);
    };
    server.onclose = () => done(why);
    input.on('end', () => done(null));
    input.on('error', () => done('standard input cannot be read'));
  });
  const { send } = transport;
  transport.send = async (message) => {
    await send.call(transport, message);
    asked.ends(message);
  };
  await server.connect(transport);
  const why = await ended;
  await asked.none();
  await server.close();
  return why;
}

/** Whether an error is about the form of a message: what proves it throws those of its own kind. */
function isAboutForm(error: Error): boolean {
  return error.name.endsWith('ZodError');
}

/** Which requests are not answered yet. */
function waiting() {
  const open = new Set<string | number>();
  let wake = (): void => undefined;
  const left = (id: string | number) => {
    open.delete(id);
    if (open.size === 0) wake();
  };
  return {
    begins(message: JSONRPCMessage): void {
      if ('method' in message && 'id' in message) open.add(message.id);
      // What is taken back is not answered.
      if (!('method' in message) || message.method !== 'notifications/cancelled') return;
      const id = message.params?.['requestId'];
      if (typeof id === 'string' || typeof id === 'number') left(id);
    },
    ends(message: JSONRPCMessage): void {
      if (!('method' in message) && message.id !== undefined) left(message.id);
    },
    none: () =>
      new Promise<void>((done) => {
        wake = done;
        if (open.size === 0) done();
      }),
  };
}
