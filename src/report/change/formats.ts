// The one list of formats for what a change brings. Each is loaded only where it is asked for.
import type { Screen } from '../../terminal/screen.js';
import type { ChangeReport } from '../change-schema.js';

export type ChangeReporter = (report: ChangeReport, look: Screen) => string;

export interface ChangeFormat {
  name: 'terminal' | 'json' | 'markdown' | 'github' | 'review' | 'gitlab';
  /** The ending of a file's name that picks it; null where only its own name does. */
  ending: `.${string}` | null;
  /** Whether what is printed are commands for a CI service, which must reach it as they are. */
  isCommands: boolean;
  load(): Promise<ChangeReporter>;
}

/** Every format, each once. */
export const changeFormats: readonly ChangeFormat[] = [
  { name: 'terminal', ending: '.txt', isCommands: false, load: async () => (await import('./terminal.js')).changeTerminal },
  {
    name: 'json',
    ending: '.json',
    isCommands: false,
    load: async () => {
      const { jsonText } = await import('../../terminal/json.js');
      return jsonText;
    },
  },
  { name: 'markdown', ending: '.md', isCommands: false, load: async () => (await import('./markdown.js')).changeMarkdown },
  { name: 'github', ending: null, isCommands: true, load: async () => (await import('./github.js')).changeGithub },
  { name: 'review', ending: null, isCommands: false, load: async () => (await import('./review.js')).changeReview },
  { name: 'gitlab', ending: null, isCommands: false, load: async () => (await import('./gitlab.js')).changeGitlab },
];
