// The server of the Model Context Protocol: tools and resources over one project.
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  CallToolRequestSchema,
  type CallToolResult,
  ErrorCode,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListToolsRequestSchema,
  McpError,
  ReadResourceRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { KnownError, oneLine } from '../errors.js';
import { shorten } from '../terminal/text.js';
import { untrusted, untrustedNotice } from '../terminal/untrusted.js';
import { version } from '../version.js';
import type { Desk } from './desk.js';
import { listed, resourceText, templates } from './resources.js';
import { type McpTool, WrongArgument } from './tool.js';
import { tools } from './tools/index.js';

const instructions = [
  'mlready audits whether the machine-learning project in this folder is ready for deployment. Begin with audit; list_gaps says what to do; check_change looks at what you are about to commit.',
  'list_questions and propose_answer draft answers for a person to confirm. Quote what you found, word for word; "unknown" is a good answer.',
  untrustedNotice,
].join('\n');

/** What a project is served with, but for what the client says of itself. */
export type ServerTerms = Omit<Desk, 'client'> & { readOnly: boolean };

/** @returns the server, not yet connected */
export function mcpServer({ readOnly, ...terms }: ServerTerms): Server {
  const server = new Server({ name: 'mlready', title: 'mlready', version }, { capabilities: { tools: {}, resources: {} }, instructions });
  const offered = tools.filter(({ writes }) => !(readOnly && writes));
  const desk: Desk = { ...terms, client: () => clientName(server.getClientVersion()) };
  // One after the other: each looks at the whole project, and two that write must not cross.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const done = last.then(work, work);
    last = done.catch(() => undefined);
    return done;
  };
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: offered.map(listedTool) }));
  server.setRequestHandler(CallToolRequestSchema, ({ params: { name, arguments: given } }) => {
    const tool = offered.find((one) => one.name === name);
    if (!tool) throw new McpError(ErrorCode.InvalidParams, `there is no tool "${shorten(oneLine(name), 80)}"`);
    return inTurn(() => called(tool, given, desk));
  });
  server.setRequestHandler(ListResourcesRequestSchema, ({ params }) => {
    const page = listed(desk.builtin, params?.cursor);
    if (page === null) throw new McpError(ErrorCode.InvalidParams, 'there is no such cursor');
    return { ...page };
  });
  server.setRequestHandler(ListResourceTemplatesRequestSchema, () => ({ resourceTemplates: templates }));
  server.setRequestHandler(ReadResourceRequestSchema, ({ params: { uri } }) => {
    const text = resourceText(desk.builtin, uri);
    // The number is that of the protocol for a resource that is not there.
    if (text === null) throw new McpError(-32_002, `there is no resource "${shorten(oneLine(uri), 200)}"`);
    return { contents: [{ uri, mimeType: 'text/markdown', text }] };
  });
  return server;
}

function listedTool({ name, title, description, writes, input, output }: McpTool) {
  return {
    name,
    title,
    description,
    inputSchema: { ...input, type: 'object' as const },
    outputSchema: { ...output, type: 'object' as const },
    annotations: { readOnlyHint: !writes, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  };
}

/** Calls a tool. What goes wrong is a result as well, in one line: clients show it to the model. */
async function called(tool: McpTool, given: unknown, desk: Desk): Promise<CallToolResult> {
  try {
    const result = await tool.call(given, desk);
    return { content: [{ type: 'text', text: JSON.stringify(result) }], structuredContent: result };
  } catch (error) {
    if (error instanceof WrongArgument) return failed({ error: error.message });
    // What is wrong with a project is told in its own words, in part.
    if (error instanceof KnownError) return failed({ error: untrusted(error.message, 600), notice: untrustedNotice });
    desk.defect(error);
    throw new McpError(ErrorCode.InternalError, 'a defect of mlready ended this call');
  }
}

/** Clients hold structured content against the schema of the tool, which speaks of results only. */
function failed(told: Record<string, unknown>): CallToolResult {
  return { content: [{ type: 'text', text: JSON.stringify(told) }], isError: true };
}

/** How the drafts of a client are signed; null where it has no name. */
function clientName(client: { name: string; version: string } | undefined): string | null {
  const name = client === undefined ? '' : untrusted(`${client.name} ${client.version}`.trim(), 100).untrusted;
  return /[\p{L}\p{N}]/u.test(name) ? name : null;
}
