/** Words that soften an order, in six languages. */
const SOFTENERS = 'please|bitte|s.il (?:te|vous) plaît|por favor|per favore|hey|hi|and|und';
/** An order put as a question. */
const REQUESTS =
  '(?:can|could|will|would) you|(?:kannst|könntest) du|peux-tu|pouvez-vous|puedes|podrías|puoi|potresti|podes|pode|você pode';

/** Source of a pattern for one of the polite words that may come before an order: "please", "could you", "I need you to". */
export const POLITE_WORD = `(?:${SOFTENERS}|${REQUESTS}|let.s|ok|no,?|i (?:want|would like|need) (?:you )?to)`;

/** Source of a pattern for how a polite order may begin: "please", "now could you please"; it matches nothing too. */
export const POLITE_OPENING = `(?:[^\\p{L}]*(?:${SOFTENERS}|now|then)[\\s,]+)?(?:(?:${REQUESTS}) (?:(?:please|bitte) )?)?`;
