import { fileURLToPath } from 'node:url';

/** The folder of the package: rules/, schemas/ and package.json lie in it, seen from src/ as well as from dist/. */
export const root = fileURLToPath(new URL('../', import.meta.url));
