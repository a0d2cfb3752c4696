/** The id that a record of an external source goes by here: the source's name, then its own id there. */
export function idWithSource(source: string, id: string): string {
  return `${source}:${id}`;
}

/** The own id of a record if it is of that source, else null. */
export function ownIdIn(source: string, id: string): string | null {
  return id.startsWith(`${source}:`) && id.length > source.length + 1 ? id.slice(source.length + 1) : null;
}
