import { register } from 'node:module';
import { pathToFileURL } from 'node:url';
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
  const here = (name: string) => new URL(name, import.meta.url).href;
  const data: ExtensionModules = {
    folder: `${pathToFileURL(folder).href}/`,
    own: { switchboard: here('./public.ts'), zod: here('./zod.ts') },
  };
  register(here('./extension-hooks.ts'), { data });
}
