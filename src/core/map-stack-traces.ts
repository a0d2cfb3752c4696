import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * Lets stack traces of the build name lines of the sources. Node does so by itself with `--enable-source-maps`, but reads
 * the maps of all that it loads at once, a quarter of the time of a short command; here a map is read when a stack
 * first names its file.
 */
export function mapStackTraces(): void {
  const maps = new Map<string, SourceMap | null>();
  Error.prepareStackTrace = (error, frames) =>
    [String(error), ...frames.map((frame) => `    at ${nameSource(String(frame), maps)}`)].join('\n');
}

const PLACE = /(file:\/\/[^\s)]+\.js):(\d+):(\d+)/;

function nameSource(frame: string, maps: Map<string, SourceMap | null>): string {
  return frame.replace(PLACE, (place, file: string, line: string, column: string) => {
    const read = maps.get(file);
    const map = read === undefined ? readMap(file) : read;
    maps.set(file, map);
    const entry = map?.findEntry(Number(line) - 1, Number(column) - 1);
    if (entry === undefined || !('originalSource' in entry)) return place;
    const source = fileURLToPath(new URL(entry.originalSource, file));
    return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });
}

/** Null where there is no map: Node's own files, packages outside the build. */
function readMap(file: string): SourceMap | null {
  try {
    return new SourceMap(JSON.parse(readFileSync(fileURLToPath(`${file}.map`), 'utf8')));
  } catch {
    return null;
  }
}
