import { readFile } from 'node:fs/promises';
import type { InitializeHook, LoadHook, ResolveHook } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type TransformFailure, transform } from 'esbuild';

/** What the hooks are told: whose imports they look at, and what those find by which name. */
export interface ExtensionModules {
  /** Address of the folder, with a slash at its end. */
  folder: string;
  own: Record<string, string>;
}

const folders: ExtensionModules[] = [];

/** Takes the folder over from the thread that the bot runs in: https://nodejs.org/api/module.html#initialize */
export const initialize: InitializeHook<ExtensionModules> = (data) => {
  folders.push(data);
};

/** Finds the bot's own copies for the modules of the folder; everything else is found as ever. */
export const resolve: ResolveHook = (specifier, context, next) => {
  const own = folderOf(context.parentURL)?.own[specifier];
  return next(own ?? specifier, context);
};

/** Takes the types out of the folder's TypeScript, and reads its scripts as modules whatever a package.json says. */
export const load: LoadHook = async (url, context, next) => {
  if (folderOf(url) === undefined || !/\.m?[jt]s$/.test(url)) return next(url, context);
  const path = fileURLToPath(url);
  try {
    const { code } = await transform(await readFile(path, 'utf8'), {
      loader: /ts$/.test(path) ? 'ts' : 'js',
      format: 'esm',
      target: 'node20',
      sourcefile: path,
      sourcemap: 'inline',
      logLevel: 'silent',
    });
    return { format: 'module', source: code, shortCircuit: true };
  } catch (error) {
    throw toSyntaxError(error);
  }
};

/** What is wrong and where, in one line; esbuild's own message begins with how many faults there are. */
function toSyntaxError(error: unknown): unknown {
  const [fault] = (error as Partial<TransformFailure>).errors ?? [];
  if (fault === undefined) return error;
  const { file = '', line = 0, column = 0 } = fault.location ?? {};
  return new SyntaxError(`${file}:${line}:${column + 1}: ${fault.text}`);
}

function folderOf(url: string | undefined): ExtensionModules | undefined {
  if (url === undefined) return undefined;
  // Packages that are installed in the folder are none of it; where the folder lies itself does not matter.
  return folders.find(
    ({ folder }) => url.startsWith(folder) && !`/${url.slice(folder.length)}`.includes('/node_modules/'),
  );
}
