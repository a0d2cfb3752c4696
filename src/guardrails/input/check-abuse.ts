import { t } from '../../messages/t.ts';
import { contentWords } from '../../text/content-words.ts';
import type { InputCheck } from './input-check.ts';

const INSULT =
  /(?<!\p{L})(?:idiots?|morons?|imbecil\p{L}*|arseholes?|assholes?|bastards?|fuck(?:ing)? (?:you|off)|stupid (?:bot|machine|thing)|arschloch|trottel|vollidiot|halt die (?:fresse|klappe)|connard|crétin|abruti|ta gueule|gilipollas|imbécil|cabrón|stronzo|cretino|vaffanculo|otário|babaca|filho da puta|バカ|馬鹿野郎|死ね)(?!\p{L})/iu;
const THREAT =
  /(?<!\p{L})(?:(?:i.?ll|i will|gonna|going to) (?:kill|hurt|beat|shoot) (?:you|him|her|them|everyone)|ich bringe? (?:dich|euch|ihn|sie) um|je vais (?:te|vous|le|la) tuer|(?:te|lo|la|os) voy a matar|(?:ti|lo|la) ammazzo|vou (?:te|matar)|殺してやる)(?!\p{L})/iu;
/** An insult within a real question is a bad day, not a message to turn away. */
const WORDS_OF_MERE_INSULT = 6;

/** A message neither threatens people nor consists of insults. */
export const checkAbuse: InputCheck = {
  name: 'abuse',
  fault(text, { language }) {
    const threat = THREAT.test(text);
    if (!threat && !(INSULT.test(text) && contentWords(text).length <= WORDS_OF_MERE_INSULT)) return null;
    return { reason: 'policy', text: t(language, 'agent.abuse'), detail: threat ? 'a threat' : 'insults' };
  },
};
