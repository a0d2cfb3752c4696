#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

if (await isBuilt()) await import(new URL('../dist/main.js', import.meta.url).href);
else process.exitCode = 1;

/** Where there are sources, the build follows them; an image has the build alone. */
async function isBuilt() {
  if (!existsSync(`${root}src/main.ts`)) return true;
  const { stampOfBuild, stampSources } = await import('../scripts/build-stamp.js');
  if (stampOfBuild(root) === stampSources(root)) return true;
  process.stderr.write('building dist/ from the sources\n');
  try {
    const { build } = await import('../scripts/build.js');
    await build(root);
    return true;
  } catch (error) {
    process.stderr.write(`dist/ cannot be built: ${error instanceof Error ? error.message : error}\n`);
    return false;
  }
}
