/** How a sentence puts two things in their order: what stands before the mark comes first, or last. */
export interface Sequence {
  first: string;
  second: string;
}

const THEN =
  /[,;.]?\s*(?:and |und |et |y |e )?(?<!\p{L})(?:then|afterwards|after that|and only then|next|before|danach|dann|anschließend|bevor|puis|ensuite|avant d[e']|luego|después|antes de|poi|dopodiché|prima di|depois|em seguida|antes de)(?!\p{L})[,:]?\s*/iu;
const AFTER =
  /[,;.]?\s*(?<!\p{L})(?:after|once|nachdem|après|une fois|después de|una vez que|dopo|una volta|depois de|assim que)(?!\p{L})[,:]?\s*/iu;

/** Reads which of two things a sentence puts first; null where it sets no order. */
export function readSequence(text: string): Sequence | null {
  return cut(text, THEN, false) ?? cut(text, AFTER, true);
}

function cut(text: string, mark: RegExp, swapped: boolean): Sequence | null {
  const match = mark.exec(text);
  if (match === null) return null;
  const [before, after] = [text.slice(0, match.index), text.slice(match.index + match[0].length)];
  if (!/\p{L}/u.test(before) || !/\p{L}/u.test(after)) return null;
  return swapped ? { first: after, second: before } : { first: before, second: after };
}
