// The owners of a project's manifest, by the CODEOWNERS of what the project is compared with: a change cannot name them itself.
import { codeOwnersAt } from '../project/code-owners.js';
import type { CodeOwners } from './assess-project.js';
import { baseOf } from './compare.js';
import type { Host } from './host.js';
import { gitEnvironment } from './open-source.js';

/** The project, and what an audit compares it with. */
interface Asked {
  folder: string;
  revision: string | undefined;
  against: { base: string } | { baseline: string } | null;
}

/** @returns what gives who owns the manifest at the base; nobody where nothing is compared. git is asked once, and only where a policy wants to know. */
export function ownersAtBase({ folder, revision, against }: Asked, host: Host): CodeOwners {
  let known: readonly string[] | undefined;
  const find: CodeOwners = ({ path }) => {
    // The base that the manifest names is the change's own choice.
    const asked = against === null ? 'auto' : 'base' in against ? against.base : null;
    if (path === null || asked === null || asked === 'none') return [];
    const base = baseOf({ folder, revision }, asked, host);
    return 'code' in base ? [] : codeOwnersAt(folder, base.commit, path, gitEnvironment(host));
  };
  return (manifest) => (known ??= find(manifest));
}
