// The one list of what can be counted. To add one, add its file and its line here; signals name it as their `degree`.
import { dependenciesPinned } from './dependencies-pinned.js';
import { handlersValidated } from './handlers-validated.js';
import type { DegreeKind } from './kind.js';
import { linesInNotebooks } from './lines-in-notebooks.js';
import { modulesTestedInCi } from './modules-tested-in-ci.js';
import { ownModulesTested } from './own-modules-tested.js';
import { releasesTested } from './releases-tested.js';
import { routesAuthenticated } from './routes-authenticated.js';
import { routesLimited } from './routes-limited.js';
import { trainingSeeded } from './training-seeded.js';

export const degrees: readonly DegreeKind[] = [
  dependenciesPinned,
  handlersValidated,
  linesInNotebooks,
  modulesTestedInCi,
  ownModulesTested,
  releasesTested,
  routesAuthenticated,
  routesLimited,
  trainingSeeded,
];
