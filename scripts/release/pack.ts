// Packs what is built into one file that npm installs.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stage } from './stage.js';

/** What npm says of a package that it packed. */
export interface Packed {
  filename: string;
  /** Bytes as the file has them, and unpacked. */
  size: number;
  unpackedSize: number;
  files: { path: string; size: number }[];
}

/** @param to the folder that the file is written into; it is made where it is missing @param repository see `stage` */
export function pack(to: string, repository: string | null): Packed {
  const folder = mkdtempSync(join(tmpdir(), 'mlready-package-'));
  try {
    stage(folder, repository);
    mkdirSync(to, { recursive: true });
    const said = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--offline', '--pack-destination', to], { cwd: folder, encoding: 'utf8' });
    // npm 10 prints a list, npm 11 too; what comes after it is said by name.
    const packed: Packed | undefined = Object.values<Packed>(JSON.parse(said))[0];
    if (packed === undefined) throw new Error('npm pack says nothing');
    return packed;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
