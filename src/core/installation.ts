import { fileURLToPath } from 'node:url';

/**
 * The folder that everything beside the code lies in: `migrations/`, `manifests/`, `example/`, `package.json`. The code
 * stands two folders deep in it either way: `src/core/` or, built, `dist/<stamp>/`.
 */
export const INSTALLATION = fileURLToPath(new URL('../../', import.meta.url));

/** The address of another file of the build that runs, such as `zod.js`; null when the sources run. */
export function addressInBuild(name: string): URL | null {
  return import.meta.url.endsWith('.ts') ? null : new URL(name, import.meta.url);
}
