// What runs by itself: CI pipelines, local task runners and hooks, and the commands that CI reaches through them.

export type { Automation, Command, Trigger, Use } from './ci/automation.js';
export { type FollowedCommand, followed } from './ci/follow.js';
export { mayBeAutomation, mayBeCalled, readAutomation } from './ci/read.js';
export { projectOf } from './ci/services.js';
export { type ConditionFlaw, conditionFlaws, readWorkflowGraph, type WorkflowGraph, type WorkflowJob } from './ci/workflow-graph.js';
