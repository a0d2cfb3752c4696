import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

// npm writes no integrity for optional packages of other platforms when the lock file was made beside an existing
// node_modules/, and such a platform would then take whatever it is sent. This asks the registry for what is missing.

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8')) as {
  packages: Record<string, { version?: string; integrity?: string; link?: boolean }>;
};
for (const [path, entry] of Object.entries(lock.packages)) {
  const name = path.split('node_modules/').at(-1) ?? '';
  if (!path.includes('node_modules/') || entry.link || entry.integrity !== undefined) continue;
  const known = `${name}@${entry.version}`;
  const integrity: unknown = JSON.parse(
    execFileSync('npm', ['view', known, 'dist.integrity', '--json'], { encoding: 'utf8' }),
  );
  if (typeof integrity !== 'string') throw new Error(`The registry tells no integrity of ${known}.`);
  // Where npm writes it, so that its next change of the file moves nothing.
  const { version, ...rest } = entry;
  lock.packages[path] = { ...(version === undefined ? {} : { version }), integrity, ...rest };
  console.log(`${known} ${integrity}`);
}
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
