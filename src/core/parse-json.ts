/** Reads JSON that somebody else wrote; undefined when it is none, so that a schema can turn it away. */
export function parseJson(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
