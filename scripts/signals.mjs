// Prints the facts of a folder: node scripts/signals.mjs DIR [signal ids…]. From source, for people who write signals.
import { register } from 'tsx/esm/api';

register();
await import('./signals.ts');
