// What runs by itself: CI pipelines, local task runners and hooks, and the commands that CI reaches through them.

export type { Automation, Command, Trigger, Use } from './ci/automation.js';
export { withBuildsByHand } from './ci/builds-by-hand.js';
export { doubtOfChanges } from './ci/changed-files.js';
export { firstDoubt, isDead } from './ci/doubts.js';
export { type FollowedCommand, followed, withDoubtsFromBelow } from './ci/follow.js';
export { holdsNoTest, isPlaceholder } from './ci/placeholder-tests.js';
export { mayBeAutomation, mayBeCalled, readAutomation } from './ci/read.js';
export { isWorkflowBelow, projectOf } from './ci/services.js';
export { doubtOfWords, mayNameTests, namedTests, testRunDoubts } from './ci/test-runs.js';
export { type ConditionFlaw, conditionFlaws, readWorkflowGraph, type WorkflowGraph, type WorkflowJob, waitedFor } from './ci/workflow-graph.js';
