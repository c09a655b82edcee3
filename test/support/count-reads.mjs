// Loaded before the program (NODE_OPTIONS=--import …): counts how often it opens each file and how many bytes it reads, and writes that to the file named COUNTS.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const opened = {};
let bytes = 0;
const { openSync, readSync } = fs;
fs.openSync = (path, ...rest) => {
  opened[path] = (opened[path] ?? 0) + 1;
  return openSync(path, ...rest);
};
fs.readSync = (...all) => {
  const read = readSync(...all);
  bytes += read;
  return read;
};
syncBuiltinESMExports();
process.on('exit', () => fs.writeFileSync(process.env.COUNTS, JSON.stringify({ opened, bytes })));
