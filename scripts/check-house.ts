import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { languagePlaces } from '../test/fixtures/language-places.ts';
import { findLongFiles } from '../test/fixtures/source-rules.ts';
import { build } from './build.js';
import { stampOfBuild } from './build-stamp.js';

// Prints what the house costs: the places that a language touches, tracked lines by folder and lines by room, long files,
// processor time of `--help` built and from the sources, sizes. Fails when the build costs more than its share of what the sources cost.

const root = fileURLToPath(new URL('../', import.meta.url));
const RUNS = 5;
const MOST = 0.4;
const MEGABYTE = 1024 * 1024;

await build(root);
printTable('Places of a language outside src/messages', placesByRoom());
printTable('Tracked lines', trackedLines());
printTable('Lines by room, without tests', linesByRoom());
printTable('Sizes in MB', sizes());
warnOfLongFiles();
process.exitCode = printCost() ? 0 : 1;

function printTable(title: string, rows: [name: string, figure: number | string][]): void {
  console.log(`\n${title}`);
  for (const [name, figure] of rows) console.log(`  ${String(figure).padStart(8)}  ${name}`);
}

/** How many files each room has for anyone who adds a language to look at. */
function placesByRoom(): [string, number][] {
  const rooms = new Map<string, number>();
  const places = languagePlaces(new Map(sources().map((path) => [path, read(path)])));
  for (const path of places) rooms.set(roomOf(path), (rooms.get(roomOf(path)) ?? 0) + 1);
  return [['files in all', places.length], ...[...rooms].sort(([, one], [, other]) => other - one)];
}

/** Lines of every text file that is tracked, by folder at the root: generated ones and data count like any other. */
function trackedLines(): [string, number][] {
  const paths = tracked(['.']).filter((path) => !read(path).includes('\0'));
  return linesBy(paths, (path) => (path.includes('/') ? path.split('/')[0]! : 'at the root'));
}

function linesByRoom(): [string, number][] {
  return linesBy(sources(['src', 'packages', 'bench']), roomOf);
}

function linesBy(paths: string[], groupOf: (path: string) => string): [string, number][] {
  const groups = new Map<string, number>();
  for (const path of paths) {
    const group = groupOf(path);
    groups.set(group, (groups.get(group) ?? 0) + read(path).split('\n').length - 1);
  }
  const rows = [...groups].sort(([, one], [, other]) => other - one);
  return [['in all', rows.reduce((sum, [, lines]) => sum + lines, 0)], ...rows];
}

/** A long file is no fault: it may be one idea. Worth a look all the same. */
function warnOfLongFiles(): void {
  const long = findLongFiles(
    new Map(sources(['src', 'packages', 'bench']).map((path) => [path, read(path)])),
  );
  for (const warning of long) console.warn(`\nWarning: ${warning}`);
}

function roomOf(path: string): string {
  const [top = '', first = ''] = path.split('/');
  return top === 'bench' ? top : `${top}/${first}`;
}

function sizes(): [string, string][] {
  const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, { dev?: boolean }> };
  const production = Object.entries(lock.packages)
    .filter(([path, { dev }]) => path.startsWith('node_modules/') && !dev)
    .map(([path]) => path);
  const size = (bytes: number) => (bytes / MEGABYTE).toFixed(1);
  const stamp = stampOfBuild(root) ?? '';
  return [
    ['dist, source maps included', size(bytesOf(join('dist', stamp)))],
    ['dist, what is run', size(bytesOf(join('dist', stamp), /\.js$/))],
    ['production dependencies', size(production.reduce((sum, path) => sum + bytesOf(path), 0))],
  ];
}

/** Whether the build costs no more than it may. */
function printCost(): boolean {
  const help = {
    sources: ['--import', 'tsx', 'src/main.ts', '--help'],
    build: ['bin/switchboard.js', '--help'],
  };
  const taken = { sources: [] as number[], build: [] as number[] };
  // In turns, so that what else the machine does falls on both.
  for (let run = 0; run < RUNS; run++)
    for (const kind of ['sources', 'build'] as const) taken[kind].push(processorSeconds(help[kind]));
  const [sources, built] = [median(taken.sources), median(taken.build)];
  printTable(`Processor seconds of --help, median of ${RUNS}`, [
    ['from the sources', sources.toFixed(2)],
    ['built', built.toFixed(2)],
    [`of that from the sources (at most ${MOST * 100} %)`, `${((built / sources) * 100).toFixed(0)} %`],
  ]);
  return built <= MOST * sources;
}

/** User and system time of a Node process to its end; bash knows what its children took. */
function processorSeconds(argv: string[]): number {
  const command = ['-c', 'TIMEFORMAT="%U %S"; time "$@" >/dev/null', 'time', process.execPath, ...argv];
  const { stderr, status } = spawnSync('bash', command, { cwd: root, encoding: 'utf8' });
  const times = stderr.trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
  if (status !== 0 || times.length !== 2) throw new Error(`${argv.join(' ')} failed: ${stderr}`);
  return times.reduce((sum, seconds) => sum + seconds, 0);
}

function median(values: number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)]!;
}

function sources(folders = ['src']): string[] {
  return tracked(folders).filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\/test\//.test(path));
}

/** Files of the folders that git knows, or would if they were added. */
function tracked(folders: string[]): string[] {
  const files = execFileSync('git', ['ls-files', '-coz', '--exclude-standard', '--', ...folders], {
    cwd: root,
    encoding: 'utf8',
  });
  return files
    .split('\0')
    .filter((path) => path !== '' && statSync(join(root, path), { throwIfNoEntry: false }) !== undefined);
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Of a folder all files in it, at any depth; nothing where there is none, as of a package for another platform. */
function bytesOf(path: string, names = /./): number {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return names.test(path) ? found.size : 0;
  const inside = readdirSync(join(root, path)).filter((name) => name !== 'node_modules');
  return inside.reduce((sum, name) => sum + bytesOf(join(path, name), names), 0);
}
