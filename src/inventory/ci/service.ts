// What is known about a CI service.
import type { Trigger } from './automation.js';
import type { ChangeTarget, Environment, ToldByCi } from './change-target.js';
import type { PipelineWords } from './walk.js';

/** How the files of a service are written: all that has to be known about most. */
export interface Wording {
  /** The words of what runs. */
  words: PipelineWords;
  /** Words that the text must hold outside comments. */
  needs: RegExp;
  /** What starts it when the file says nothing. */
  starts: readonly Trigger[];
  /** Whether a file that names events is started by these only, and not by what starts it otherwise. */
  eventsReplaceStarts: boolean;
  /** What in the text adds a trigger. */
  says: readonly (readonly [RegExp, Trigger])[];
}

export interface Service {
  /** What an automation calls its system. */
  id: string;
  /** The names of the files that configure it; null where nothing in a repository does. */
  files: RegExp | null;
  /**
   * Whether such a name settles that a file is this service's ("name"), or the content has to be this service's as well ("name-and-content"), or any YAML may
   * be its file ("content").
   */
  told: 'name' | 'name-and-content' | 'content';
  /** Files that belong to the service, and so are no other automation even where they configure nothing. */
  ownFolder: RegExp | null;
  /** A file of a project that is kept inside the repository, whose folder is the first group. */
  inside: RegExp | null;
  /** How its files say "the top of the tree"; null where they have no words for it. */
  workspace: RegExp | null;
  /** How its files are written; null where they take a reader of their own, in read.ts. */
  wording: Wording | null;
  /** What it says while it runs something. */
  environment: {
    /** The variable that says that a machine runs this; null where none of those does. */
    ci: 'CI' | 'TF_BUILD' | 'JENKINS_URL' | 'CODEBUILD_BUILD_ID' | null;
    /** The branch that a change goes to; null where it tells none that we know. */
    target: ((told: ToldByCi) => ChangeTarget | null) | null;
    /** The commit that the branch stood at before what is built now; null where it tells none that we know. */
    before: ((told: ToldByCi) => string | null) | null;
    /** The variable that names the repository; null where none does. */
    repository: string | null;
    /** The variable with which this answer holds, even where it is that there is no target; null where the next service is asked then. */
    targetHoldsWith: string | null;
    /** The variable that names a file with a description of the event; null where there is none. */
    eventFile: string | null;
    /** How the commands begin that it takes out of what is printed, and when it does; null where it takes none. */
    obeys: { when(env: Environment): boolean; commands: readonly string[] } | null;
  };
}

/** An environment by which nothing is told. */
export const silent = { ci: null, target: null, before: null, repository: null, targetHoldsWith: null, eventFile: null, obeys: null } as const;
/** What most environments say. */
export const saysCi = { ...silent, ci: 'CI' } as const;
/** What most services have in common: files with a fixed name in words that are looked up. */
export const usual = { told: 'name-and-content', ownFolder: null, inside: null, workspace: null, wording: null, environment: saysCi } as const;
export const usualWording = { eventsReplaceStarts: false, says: [] } as const;
