import { textIn } from '../messages/text-in.ts';
import { POLITE_OPENING } from '../text/polite-opening.ts';
import { definePolicy } from './define-policy.ts';

const DISCOUNT =
  'discount|rebate|price reduction|% off|percent off|rabatt|nachlass|remise|rabais|réduction|descuento|rebaja|sconto|ribasso|desconto|割引|値引';
const GRANT =
  'approve|grant|confirm|promise|guarantee|authori[sz]e|sign off|give them|offer them|genehmig\\p{L}*|gewähr\\p{L}*|bestätig\\p{L}*|versprich|sag\\p{L}* .{0,30} zu|approuve[zr]?|accorde[zr]?|confirme[zr]?|garanti\\p{L}*|promets|promettez|aprueba|apruebe|concede|confirma|garantiza|promete|approva|concedi|conferma|garantisci|prometti|aprova|aprove|conceda|confirme|prometa';
/** An order to the bot, perhaps a polite one; "who approves", "may I grant" and "how do I" are questions. */
const ORDER = new RegExp(`^[^\\p{L}]*${POLITE_OPENING}(?:${GRANT})(?!\\p{L})[^?]{0,80}(?:${DISCOUNT})`, 'iu');
const ORDER_JA = /(?:割引|値引き?)[^。？]{0,20}(?:承認|約束|確約|許可)(?:して|をお願い|ください)/u;

/** Nobody gets a discount promised by a bot: who may grant it decides. */
export const discountAuthority = definePolicy({
  name: 'discount_authority',
  topic: 'pricing',
  when: ({ question: { text } }) => ORDER.test(text) || ORDER_JA.test(text),
  decide: () => ({
    verdict: 'require_approval',
    reason: 'asks the bot to grant a discount',
    text: textIn('policy.discount_authority'),
    passedOnText: textIn('turn.handed_off.pricing'),
  }),
});
