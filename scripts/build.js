import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build as bundle } from 'esbuild';
import { stampOfBuild, stampSources } from './build-stamp.js';

// Builds dist/ (`npm run build`). Plain JavaScript, since it runs where nothing has been built yet and on production
// dependencies alone.
//
// dist/<stamp>/ holds one build, dist/main.js and its neighbours lead to the newest. A build is never written into, so
// that a bot that has run for a week still finds the parts of its own that it loads late.

/** What a build offers by a fixed name, main first; sources that are not in this checkout are left out. */
const ENTRIES = {
  main: 'src/main.ts',
  // What `import … from 'switchboard'` means to an extension.
  switchboard: 'src/extend/public.ts',
  // zod is inside the build: an extension that imported another copy would make schemas that are not the bot's.
  zod: 'zod',
  // Started as a thread by its file name.
  'convert-thread': 'src/sources/documents/convert-thread.ts',
  'cut-thread': 'src/knowledge/chunking/cut-thread.ts',
  // Loaded by Node's loader of modules, in its own thread.
  'extension-hooks': 'src/extend/extension-hooks.ts',
  // Run below, once it is built.
  'make-template': 'src/store/make-template.ts',
};

/**
 * Packages that stay outside: data, WebAssembly or workers that they find beside their own files, and esbuild with its
 * binary. Everything else is put in: to find and read a thousand small files is most of what a short command costs.
 */
const EXTERNAL = ['@electric-sql/*', 'unpdf', 'mammoth', 'esbuild', 'dictionary-en'];

/** Parts that an installation may lack; what imports them asks whether they are there. */
const OPTIONAL = ['packages', 'bench'];

/** Marks the plugin's own question to esbuild, which asks the plugin again. */
const LOOKED_UP = Symbol('looked up');

/** How long a replaced build stays for those who still run it. */
const KEEP_MS = 24 * 3_600_000;
const KEEP_MOST = 20;

/** Bundled CommonJS asks for Node's own modules by `require`, which an ES module lacks. */
const REQUIRE = `import { createRequire as createRequireOfBuild } from 'node:module';
const require = createRequireOfBuild(import.meta.url);`;

/**
 * Makes `dist/` of the sources in `root`, unless it is made of them already. Any number of processes may do so at once.
 * @param {string} root
 * @returns {Promise<void>}
 */
export async function build(root) {
  const stamp = stampSources(root);
  const previous = stampOfBuild(root);
  if (stamp === null || stamp === previous) return;
  const dist = join(root, 'dist');
  const draft = join(dist, `.draft-${stamp}-${process.pid}`);
  const entries = Object.entries(ENTRIES).filter(
    ([, at]) => !at.endsWith('.ts') || existsSync(join(root, at)),
  );
  try {
    const { metafile } = await bundle({
      absWorkingDir: root,
      entryPoints: Object.fromEntries(entries),
      outdir: draft,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      // The same with or without tsconfig.json, which the image lacks.
      tsconfigRaw: {},
      chunkNames: '[name]-[hash]',
      sourcemap: true,
      sourcesContent: false,
      legalComments: 'none',
      // Texts in other scripts stay as they are, which is a sixth of their size less.
      charset: 'utf8',
      external: EXTERNAL,
      banner: { js: REQUIRE },
      plugins: [leaveOutWhatIsAbsent(root, join(dist, stamp)), keepAddresses(root, join(dist, stamp))],
      metafile: true,
      logLevel: 'error',
    });
    await takeItsPlace(draft, join(dist, stamp));
    // main.js last: what it names is what the build is known by.
    for (const [name] of entries.reverse()) {
      const output = metafile.outputs[relative(root, join(draft, `${name}.js`))];
      await pointTo(dist, `./${stamp}/${name}.js`, output?.exports.includes('default') ?? false);
    }
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  await clearOldBuilds(dist, { stamp, previous });
}

/** @param {string} draft @param {string} place */
async function takeItsPlace(draft, place) {
  try {
    await rename(draft, place);
  } catch (error) {
    // Somebody else has built the same sources meanwhile.
    if (!existsSync(place)) throw error;
  }
}

/**
 * Writes the file in `dist/` that leads to the newest build's file of that name; it is replaced whole.
 * @param {string} dist @param {string} target @param {boolean} hasDefault
 */
async function pointTo(dist, target, hasDefault) {
  const lines = [
    `export * from "${target}";`,
    ...(hasDefault ? [`export { default } from "${target}";`] : []),
  ];
  const draft = join(dist, `.draft-${process.pid}.js`);
  await writeFile(draft, `${lines.join('\n')}\n`);
  await rename(draft, join(dist, basename(target)));
}

/**
 * Removes builds, and what killed builders left, a day after something newer took their place, and sooner where there are
 * very many.
 * @param {string} dist @param {{ stamp: string, previous: string | null }} kept
 */
async function clearOldBuilds(dist, { stamp, previous }) {
  const now = new Date();
  if (previous !== null) await utimes(join(dist, previous), now, now).catch(() => undefined);
  const names = (await readdir(dist)).filter(
    (name) => /^(?:[\da-f]{12}$|\.draft-)/.test(name) && name !== stamp,
  );
  const replaced = await Promise.all(
    names.map(async (name) => ({ name, ms: (await stat(join(dist, name)).catch(() => null))?.mtimeMs ?? 0 })),
  );
  replaced.sort((one, other) => other.ms - one.ms);
  for (const [index, { name, ms }] of replaced.entries())
    if (index >= KEEP_MOST || now.getTime() - ms > KEEP_MS)
      await rm(join(dist, name), { recursive: true, force: true });
}

/**
 * An import of a part that this installation lacks, or of a package that such a part needs and that is not installed,
 * stays, and fails as it would from the sources.
 * @param {string} root @param {string} place
 * @returns {import('esbuild').Plugin}
 */
function leaveOutWhatIsAbsent(root, place) {
  /** @param {string} path */
  const isOptional = (path) => OPTIONAL.includes(relative(root, path).split('/')[0] ?? '');
  return {
    name: 'leave-out-what-is-absent',
    setup({ onResolve, resolve: find }) {
      onResolve({ filter: /./ }, async ({ path, pluginData, ...where }) => {
        if (pluginData === LOOKED_UP) return undefined;
        const file = path.startsWith('.') ? resolve(where.resolveDir, path) : null;
        if (!isOptional(file ?? where.importer)) return undefined;
        const { errors, ...found } = await find(path, { ...where, pluginData: LOOKED_UP });
        if (errors.length === 0) return found;
        return { path: file === null ? path : relative(place, file), external: true };
      });
    },
  };
}

/**
 * The sandbox and the measurements read files beside their sources, and know nothing of a build: there `import.meta.url`
 * stays the address of the source.
 * @param {string} root @param {string} place
 * @returns {import('esbuild').Plugin}
 */
function keepAddresses(root, place) {
  return {
    name: 'keep-addresses',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        if (!OPTIONAL.includes(relative(root, path).split('/')[0] ?? '')) return undefined;
        const text = await readFile(path, 'utf8');
        const address = `new URL(${JSON.stringify(relative(place, path))}, import.meta.url).href`;
        return { contents: text.replaceAll('import.meta.url', address), loader: 'ts' };
      });
    },
  };
}

/**
 * Creates the empty database that a first start copies. An installation without one works as well, only more slowly the first time.
 * @param {string} root
 */
async function makeTemplate(root) {
  try {
    const made = await import(pathToFileURL(join(root, 'dist/make-template.js')).href);
    await made.makeTemplate();
  } catch (error) {
    process.stderr.write(
      `The first start will make its database itself: ${error instanceof Error ? error.message : error}\n`,
    );
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = resolve(dirname(process.argv[1]), '..');
  await build(root);
  await makeTemplate(root);
}
