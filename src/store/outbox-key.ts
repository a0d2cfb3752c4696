/**
 * Keys of the outbox as messages carry them. Revisions of one message share the key up to its last colon; where a
 * reply takes several messages, all but the last carry the key with their number behind it.
 */

/** The key of one message of a reply that takes several; `part` counts from 1. */
export function partKey(key: string, part: number): string {
  return `${key}#${part}`;
}

/** The key in the outbox of what a message is a part of. */
export function wholeKey(key: string): string {
  return key.replace(/#\d+$/, '');
}

/** What the keys of all revisions of a message begin with; empty for a key without revisions. */
export function revisionPrefix(key: string): string {
  return key.slice(0, key.lastIndexOf(':') + 1);
}
