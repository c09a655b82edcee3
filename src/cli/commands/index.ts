// The one list of commands, in the order of the help. Each is a file beside this one with its options and its help, <name>.ts, and one with what it does,
// <name>.run.ts, which is loaded when the command is called: --help and the other commands load none of it.
import type { Register } from '../command-options.js';
import { registerAudit } from './audit.js';
import { registerBadge } from './badge.js';
import { registerBaseline } from './baseline.js';
import { registerCases } from './cases.js';
import { registerChecks } from './checks.js';
import { registerDiff } from './diff.js';
import { registerDraft } from './draft.js';
import { registerDue } from './due.js';
import { registerEvidence } from './evidence.js';
import { registerExplain } from './explain.js';
import { registerFix } from './fix.js';
import { registerFleet } from './fleet.js';
import { registerImport } from './import.js';
import { registerInit } from './init.js';
import { registerInterview } from './interview.js';
import { registerInventory } from './inventory.js';
import { registerMcp } from './mcp.js';
import { registerNew } from './new.js';
import { registerPlan } from './plan.js';
import { registerReport } from './report.js';
import { registerSchema } from './schema.js';
import { registerTest } from './test.js';
import { registerTrend } from './trend.js';
import { registerValidate } from './validate.js';
import { registerWaive } from './waive.js';
import { registerWaivers } from './waivers.js';

/** Every command by its name, each once. */
export const commands: readonly { name: string; register: Register }[] = [
  { name: 'audit', register: registerAudit },
  { name: 'interview', register: registerInterview },
  { name: 'draft', register: registerDraft },
  { name: 'init', register: registerInit },
  { name: 'import', register: registerImport },
  { name: 'plan', register: registerPlan },
  { name: 'fix', register: registerFix },
  { name: 'report', register: registerReport },
  { name: 'evidence', register: registerEvidence },
  { name: 'inventory', register: registerInventory },
  { name: 'diff', register: registerDiff },
  { name: 'trend', register: registerTrend },
  { name: 'explain', register: registerExplain },
  { name: 'checks', register: registerChecks },
  { name: 'cases', register: registerCases },
  { name: 'waive', register: registerWaive },
  { name: 'waivers', register: registerWaivers },
  { name: 'due', register: registerDue },
  { name: 'baseline', register: registerBaseline },
  { name: 'badge', register: registerBadge },
  { name: 'validate', register: registerValidate },
  { name: 'new', register: registerNew },
  { name: 'test', register: registerTest },
  { name: 'schema', register: registerSchema },
  { name: 'mcp', register: registerMcp },
  { name: 'fleet', register: registerFleet },
];
