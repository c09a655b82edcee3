// What runs by itself: CI pipelines, local task runners and hooks, and the commands that CI reaches through them.
export { type FollowedCommand, followed } from './automation/followed.js';
export type { Automation, Command, Trigger, Use } from './automation/model.js';
export { mayBeAutomation, mayBeCalled, readAutomation } from './automation/read.js';
