import { posix } from 'node:path';

/** A title made of a file's name; of its folder's for an index. */
export function nameOf(path: string): string {
  const name = posix.basename(path).replace(/\.[a-z0-9]+$/i, '');
  const words = name === 'index' && path.includes('/') ? posix.basename(posix.dirname(path)) : name;
  return words.replace(/[-_]+/g, ' ').replace(/^\p{L}/u, (letter) => letter.toUpperCase());
}

/** Which files of the same folder addresses lead to; a folder's address leads to its index page. */
export function resolveLinks(
  addresses: readonly string[],
  place: { path: string; paths: ReadonlySet<string> },
): string[] {
  const found = addresses
    .map((address) => address.replace(/[?#].*$/s, ''))
    .filter((address) => address !== '' && !/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address))
    .map((address) => posix.normalize(posix.join(posix.dirname(place.path), safeDecode(address))))
    .map((target) => (target.endsWith('/') ? `${target}index.html` : target))
    .filter((target) => target !== place.path && place.paths.has(target));
  return [...new Set(found)];
}

function safeDecode(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
