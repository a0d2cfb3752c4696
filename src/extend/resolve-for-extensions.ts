import { register } from 'node:module';
import { pathToFileURL } from 'node:url';
import { addressInBuild } from '../core/installation.ts';
import type { ExtensionModules } from './extension-hooks.ts';

const ready = new Set<string>();

/**
 * Has the modules below a folder find `switchboard` and `zod` as the running bot's own copies, wherever the folder lies,
 * and has its TypeScript understood on every Node that the bot runs on.
 * @param folder an absolute path without links in it
 */
export function resolveForExtensions(folder: string): void {
  if (ready.has(folder)) return;
  ready.add(folder);
  const at = (built: string, source: string) =>
    (addressInBuild(built) ?? new URL(source, import.meta.url)).href;
  const data: ExtensionModules = {
    folder: `${pathToFileURL(folder).href}/`,
    own: {
      switchboard: at('switchboard.js', './public.ts'),
      zod: addressInBuild('zod.js')?.href ?? import.meta.resolve('zod'),
    },
  };
  register(at('extension-hooks.js', './extension-hooks.ts'), { data });
}
