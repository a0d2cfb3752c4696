/** Longer texts are pasted documents: nobody asks of them twice. */
const MAX_LENGTH = 4_000;
/** About what the questions of some minutes and their passages are made of. */
const MOST_KEPT = 2_000;

/**
 * What a text says, remembered for the next who asks: within one question the same sentences are read many times over.
 * What is found is shared, so that nobody may change it. Bounded: what was not asked for in a while is forgotten.
 */
export function rememberText<Found>(read: (text: string) => Found): (text: string) => Found {
  const remembered = rememberTextFor<null, Found>(() => '', read);
  return (text) => remembered(text, null);
}

/** The same for what a text says to somebody: on another day "next month" is another one. */
export function rememberTextFor<Asker, Found>(
  keyOf: (asker: Asker) => string,
  read: (text: string, asker: Asker) => Found,
): (text: string, asker: Asker) => Found {
  let recent = new Map<string, Found>();
  let before = new Map<string, Found>();
  return (text, asker) => {
    if (text.length > MAX_LENGTH) return read(text, asker);
    const key = `${keyOf(asker)}${text}`;
    const known = recent.get(key) ?? before.get(key);
    if (known !== undefined && recent.has(key)) return known;
    const found = known ?? read(text, asker);
    recent.set(key, found);
    if (recent.size >= MOST_KEPT) {
      before = recent;
      recent = new Map();
    }
    return found;
  };
}
