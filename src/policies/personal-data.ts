import { textIn } from '../messages/text-in.ts';
import { definePolicy } from './define-policy.ts';

const PRIVATE =
  'home address|private (?:address|phone|number|e-?mail|mobile)|personal (?:phone|mobile|e-?mail|address)|cell ?phone number|date of birth|birthday|social security|passport|religion|pregnan\\p{L}+|sick (?:leave|note|days)|medical|diagnosis|marital|performance review|' +
  'privat(?:adresse|nummer|anschrift)|private[nr]? (?:adresse|nummer|handynummer|e-?mail)|wohnanschrift|handynummer|geburtsdatum|geburtstag|krankmeldung|krankheit|schwanger|religionszugehörigkeit|' +
  'adresse personnelle|numéro (?:privé|personnel|de portable)|date de naissance|arrêt maladie|enceinte|' +
  'dirección particular|domicilio particular|teléfono (?:privado|personal)|fecha de nacimiento|baja médica|embarazada|' +
  'indirizzo (?:privato|di casa)|numero (?:privato|personale)|data di nascita|malattia|incinta|' +
  'morada pessoal|endereço (?:pessoal|particular)|telemóvel pessoal|número pessoal|data de nascimento|baixa médica|grávida|' +
  '自宅の?住所|個人の?電話|生年月日|誕生日|病欠|妊娠';
const PAY =
  'salary|wages?|bonus|pay ?slip|gehalt|lohn|salaire|sueldo|salario|stipendio|salário|給料|給与|年収';
/** Of somebody in particular: "Greta’s", "of Jonas", "from Sam". */
const SOMEBODY =
  "\\p{Lu}\\p{L}+(?:['’]s|s['’])|(?:of|from|von|de|di|da|do|für|for|d['’])\\s*(?!Account|Sales|Support|Customer|Enterprise|Business)\\p{Lu}\\p{L}+|\\b(?:his|her|their|seine?|ihre?|su|suo|seu)\\b|さん|氏";

const asksPrivate = new RegExp(`(?<!\\p{L})(?:${PRIVATE})(?!\\p{L})`, 'iu');
const asksPrivateJa = /自宅の?住所|個人の?電話|生年月日|誕生日|病欠|妊娠/u;
const asksPay = new RegExp(`(?:${PAY})`, 'iu');
const ofSomebody = new RegExp(SOMEBODY, 'u');
const earns =
  /\b(?:[Ww]hat|[Hh]ow much) (?:does|do|did) \p{Lu}\p{L}+ (?:\p{Lu}\p{L}+ )?(?:earn|make|get paid)|\b[Ww]ie ?viel verdient \p{Lu}|\b[Cc]ombien gagne \p{Lu}|\b[Cc]uánto gana \p{Lu}|\b[Qq]uanto guadagna \p{Lu}|\b[Qq]uanto ganha \p{Lu}/u;
/** How the product handles such data is a question for the articles. */
const ABOUT_PRODUCT =
  /\b(?:field|column|import|export|how do (?:i|we|you)|where is|store[ds]?|delete|policy|process|retention|feld|spalte|importier|exportier|speicher|richtlinie)\p{L}*/iu;

/** Private facts about employees and customers' people are nobody's business here. */
export const personalData = definePolicy({
  name: 'personal_data',
  when({ question: { text } }) {
    const about = ofSomebody.test(text);
    if (earns.test(text) || (asksPay.test(text) && about)) return true;
    return (asksPrivate.test(text) || asksPrivateJa.test(text)) && about && !ABOUT_PRODUCT.test(text);
  },
  decide: () => ({
    verdict: 'deny',
    reason: 'asks for private facts about a person',
    text: textIn('policy.personal_data'),
  }),
});
