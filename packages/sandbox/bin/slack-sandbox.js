#!/usr/bin/env node
import { existsSync } from 'node:fs';

// A published package is compiled; a checkout runs its sources.
const compiled = new URL('../dist/command/main.js', import.meta.url);
if (existsSync(compiled)) {
  await import(compiled.href);
} else {
  const { register } = await import('tsx/esm/api');
  register();
  await import(new URL('../src/command/main.ts', import.meta.url).href);
}
