// What one pass over a tree collects for the matchers that look at the whole.
import type { Role } from '../model/index.js';
import type { HollowTests } from '../parsers/code/hollow-tests.js';
import type { LanguageId } from '../parsers/languages.js';
import type { Automation, FollowedCommand, WorkflowGraph } from './ci.js';
import type { DependencyFile } from './dependencies.js';
import type { Images } from './images.js';
import type { Sketch } from './sketch.js';
import type { UnreadCode } from './unread-code.js';

export interface Inventory {
  /** Of a folder above the project: where the project lies in it; null where the tree is the project's own. */
  inside: string | null;
  /** Every file of the tree that is not somebody else's, sorted by path. */
  files: { path: string; role: Role }[];
  /** The size of a file in bytes, null where it is no regular file. */
  size(path: string): number | null;
  dependencyFiles: (DependencyFile & { path: string })[];
  /** Packages that notebooks, images and CI install by command. */
  installs: { name: string; path: string; line: number }[];
  automations: { path: string; automation: Automation }[];
  /** The names of test files that the settings of pytest give; "*" where they ask for tests in any file. */
  testNames: string[];
  /** Files of tests that pass whatever the code does. */
  placeholderTests: string[];
  /** Files of Python tests of which none proves anything. */
  hollowTests: { path: string; why: HollowTests }[];
  /** How the jobs of the workflows of GitHub Actions hang together. */
  workflows: { path: string; graph: WorkflowGraph }[];
  images: { path: string; images: Images }[];
  /** What .gitignore files leave out, as written. */
  ignored: string[];
  /** Every command that CI runs, with task runners and scripts followed. */
  commands(): FollowedCommand[];
  /** Non-blank lines of the project's own code; a language without any is left out. */
  lines: Partial<Record<LanguageId, number>>;
  /** The project's own code in languages that are not read, by language. */
  unreadCode: Record<string, UnreadCode>;
  /** What each file of code defines and calls, in the order of the paths. */
  sketches: Sketch[];
  /** The project's own notebooks with their lines of code. */
  notebooks: { path: string; lines: number }[];
}
