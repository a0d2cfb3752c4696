/** A spelling dictionary in Hunspell's two files: rules of endings and beginnings, and words with the rules they take. */
export interface Dictionary {
  aff: string;
  dic: string;
}

interface Affix {
  flag: string;
  isPrefix: boolean;
  /** What the bare word has there instead. */
  strip: string;
  add: string;
  /** What the bare word must look like. */
  condition: RegExp;
}

/**
 * Reads a dictionary: tells whether a word is one of its words, or one of them with an ending, a beginning or both.
 * Case makes no difference, and words made of several are not told. The format: https://hunspell.github.io (hunspell.5)
 */
export function readHunspellWords({ aff, dic }: Dictionary): (word: string) => boolean {
  const flagsOf = readEntries(dic);
  const affixes = readAffixes(aff);
  const has = (word: string, flags: readonly string[]): boolean => {
    const known = flagsOf.get(word);
    return known !== undefined && flags.every((flag) => known.includes(flag));
  };
  const takes = (word: string, flags: readonly string[]): boolean =>
    has(word, flags) ||
    affixes.some((affix) => {
      if (flags.includes(affix.flag) || flags.length >= 2) return false;
      const bare = strip(word, affix);
      return bare !== null && takes(bare, [...flags, affix.flag]);
    });
  return (word) => takes(word.toLowerCase(), []);
}

function readEntries(dic: string): ReadonlyMap<string, string> {
  const flagsOf = new Map<string, string>();
  for (const line of dic.split('\n').slice(1)) {
    const [entry = ''] = line.split(/\s/, 1);
    const [word = '', flags = ''] = entry.split('/');
    const key = word.toLowerCase();
    if (key !== '') flagsOf.set(key, (flagsOf.get(key) ?? '') + flags);
  }
  return flagsOf;
}

/** Rules have five fields: kind, flag, what is taken off, what is put on, and the condition; a head has four. */
function readAffixes(aff: string): Affix[] {
  return aff.split('\n').flatMap((line) => {
    const [kind, flag, off, on, condition] = line.trim().split(/\s+/);
    const isPrefix = kind === 'PFX';
    if ((!isPrefix && kind !== 'SFX') || flag === undefined || on === undefined || condition === undefined)
      return [];
    const [add = ''] = on.split('/');
    return [
      {
        flag,
        isPrefix,
        strip: off === '0' ? '' : (off ?? ''),
        add: add === '0' ? '' : add,
        condition: new RegExp(isPrefix ? `^${condition}` : `${condition}$`, 'u'),
      },
    ];
  });
}

/** The word that an affix was put on; null where this one was not. */
function strip(word: string, { isPrefix, strip: off, add, condition }: Affix): string | null {
  if (add === '' || word.length <= add.length) return null;
  if (isPrefix ? !word.startsWith(add) : !word.endsWith(add)) return null;
  const bare = isPrefix ? off + word.slice(add.length) : word.slice(0, -add.length) + off;
  return condition.test(bare) ? bare : null;
}
