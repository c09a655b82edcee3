// What the engine knows of the world around it.

/** The environment that git runs in, and that CI services describe themselves with. */
export interface Host {
  env: Readonly<Record<string, string | undefined>>;
  /** The working directory: what the caller names is looked for there. */
  cwd(): string;
}

/** The host of this process. @param env the environment, where it is not that of the process */
export function processHost(env: Host['env'] = process.env): Host {
  return { env, cwd: () => process.cwd() };
}
