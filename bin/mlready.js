#!/usr/bin/env node

const given = process.argv.slice(2);
if (!saidVersion()) {
  const { main } = await import('../dist/main.js');
  process.exitCode = await main(given);
}

/** Scripts ask every program that they find for its version: that needs nothing of what the program does. Where it cannot be printed, the program says so. */
function saidVersion() {
  if (given.length !== 1 || !['--version', '-V', '-v', 'version'].includes(given[0])) return false;
  // Importing it would load what it has of streams as well.
  const { readFileSync, writeSync } = process.getBuiltinModule('node:fs');
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  try {
    return writeSync(1, `${version}\n`) > 0;
  } catch {
    return false;
  }
}
