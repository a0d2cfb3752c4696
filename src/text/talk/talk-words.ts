import { fold } from '../fold.ts';
import { isUnspaced } from '../is-unspaced.ts';

/** How people shorten words when they chat, as what they mean. */
const SHORTHAND: Readonly<Record<string, string>> = {
  u: 'you',
  r: 'are',
  ur: 'your',
  thx: 'thanks',
  thnx: 'thanks',
  tnx: 'thanks',
  tks: 'thanks',
  ty: 'thanks',
  pls: 'please',
  plz: 'please',
  k: 'ok',
  kk: 'ok',
  okay: 'ok',
  okey: 'ok',
  wat: 'what',
  whats: 'what is',
  thats: 'that is',
  dont: 'do not',
  doesnt: 'does not',
  didnt: 'did not',
  isnt: 'is not',
  wasnt: 'was not',
  cant: 'can not',
  cannot: 'can not',
  im: 'i am',
  hows: 'how is',
  whos: 'who is',
  wheres: 'where is',
  whered: 'where did',
  youre: 'you are',
  q: 'que',
  mrc: 'merci',
};
/** Words that only lend weight: they may stand anywhere, or be left out. */
const STRESS = new Set(
  (
    'really actually just even so very much totally total completely quite pretty simply honestly also too else please again ' +
    'auch leider eigentlich denn wirklich sehr ganz echt echter mal bitte so ' +
    'vraiment tres beaucoup aussi infiniment ' +
    'muy mucho muchas muchisimas tambien realmente ' +
    'davvero molto proprio anche ' +
    'muito mesmo tambem'
  ).split(' '),
);

/** Pictures, as Slack and as keyboards write them. */
const EMOJI = /:[a-z][\w+'-]*:|:[+-]1:|\p{Extended_Pictographic}|[\u200d\ufe0f\u{1f3fb}-\u{1f3ff}]/gu;

/** Whether a message is nothing but emoji. */
export function isEmojiOnly(text: string): boolean {
  return EMOJI_TEST.test(text) && text.replace(EMOJI, '').trim() === '';
}

const EMOJI_TEST = new RegExp(EMOJI.source, 'u');

/**
 * The words of chat as they are compared: folded, without emoji and apostrophes, shorthand written out, letters that
 * are drawn out ("heyyy") as they are spelt; scripts without spaces give pairs of characters.
 */
export function talkWords(text: string): string[] {
  const plain = fold(text.replace(EMOJI, ' '))
    .replace(/['’`´]/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
  const words = plain === '' ? [] : plain.split(' ').flatMap(toWords);
  const bare = words.filter((word) => !STRESS.has(word));
  return bare.length === 0 ? words : bare;
}

function toWords(word: string): string[] {
  if (isUnspaced(word)) return pairsOf(word);
  const short = word.replace(/(\p{L})\1{2,}/gu, '$1');
  return (SHORTHAND[short] ?? short).split(' ');
}

function pairsOf(word: string): string[] {
  const characters = [...word];
  if (characters.length < 2) return [word];
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
}
