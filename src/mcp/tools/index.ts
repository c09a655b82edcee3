// The one list of tools, in the order in which clients see them.
import type { McpTool } from '../tool.js';
import { audit } from './audit.js';
import { checkChange } from './check-change.js';
import { checkGate } from './check-gate.js';
import { explain } from './explain.js';
import { listGaps } from './list-gaps.js';
import { listQuestions } from './list-questions.js';
import { proposeAnswer } from './propose-answer.js';

/** Every tool, each once. */
export const tools: readonly McpTool[] = [audit, listGaps, listQuestions, explain, proposeAnswer, checkChange, checkGate];
