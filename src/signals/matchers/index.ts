// One look for each kind of matcher. Code matchers are not here: they share one index (code.ts).
import type { Matcher } from '../../model/index.js';
import type { Look } from '../matcher.js';
import { configLook } from './config.js';
import { documentLook } from './document.js';
import { fileLook } from './file.js';
import { shareLook } from './share.js';
import { textLook } from './text.js';
import { workflowLook } from './workflow.js';

/** @returns the look of a matcher; null for code matchers, and for `dependency`, which alone proves nothing. */
export function lookOf(matcher: Matcher): Look | null {
  switch (matcher.kind) {
    case 'file':
      return fileLook(matcher);
    case 'config':
      return configLook(matcher);
    case 'text':
      return textLook(matcher);
    case 'workflow':
      return workflowLook(matcher);
    case 'document':
      return documentLook(matcher);
    case 'share':
      return shareLook(matcher);
    case 'call':
    case 'import':
    case 'define':
    case 'dependency':
      return null;
  }
}
