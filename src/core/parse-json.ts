import { isNestedDeeper } from './is-nested-deeper.ts';

/** Nobody whom we talk to nests as deeply; what walks through it later would run out of stack. */
const MAX_NESTING = 500;

/** Reads JSON that somebody else wrote; undefined when it is none, so that a schema can turn it away. */
export function parseJson(text: string | null | undefined): unknown {
  try {
    return isNestedDeeper(text ?? '', MAX_NESTING) ? undefined : JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
