import { contentWords } from './content-words.ts';
import { fold, foldCase } from './fold.ts';

/** Words that greet or close a letter, in the catalogue's languages. */
const GREETINGS = setOf(
  'hi hello hey dear morning afternoon evening thanks thank regards best kind warm wishes sincerely cheers yours truly ' +
    'hallo guten tag morgen liebe lieber geehrte geehrter grüße grüßen gruß freundlichen beste herzliche viele danke ' +
    'bonjour bonsoir cher chère chers chères salutations cordialement bien sincèrement merci ' +
    'hola buenos buenas días tardes estimado estimada estimados querido querida saludos saludo cordial cordiales atentamente gracias ' +
    'ciao buongiorno gentile gentili caro cara cordiali distinti saluti grazie ' +
    'olá oi bom dia boa prezado prezada prezados caros cumprimentos atenciosamente abraço obrigado obrigada',
);
/** Words that may stand beside a name in such a line. */
const BESIDE = setOf(
  'good you your and the all team everyone everybody colleagues mr mrs ms dr again very much many with name first last ' +
    'und das der die ihr team kolleginnen kollegen herr frau damen herren zusammen mit vielen dank ihnen name ' +
    'et la le les l équipe vous votre nom madame monsieur tous à toutes avec beaucoup ' +
    'y el equipo señor señora nombre todos un con muchas le ' +
    'e il gli signor signora nome tutti con molte ' +
    'a o equipe equipa senhor senhora todos com muito',
);
/** Words of sentences that only a letter has: "I hope this finds you well", "let me know if you have any questions". */
const COURTESIES = setOf(
  'hope finds find well know question questions help happy glad reach touch forward hearing hear look looking advance contact free feel ' +
    'hoffe hoffen gut melden meld melde fragen frage rückfragen verfügung stehe stehen freue freuen antwort rückmeldung wissen voraus jederzeit gern gerne ' +
    'espère espérons allez bien reste restons disposition attente réponse avance plaisir savoir contacter ' +
    'espero esperamos bien duda dudas pregunta preguntas quedo quedamos disposición avísame avíseme respuesta antemano cualquier ' +
    'spero bene domanda domande dubbi resto restiamo disposizione contattarmi contattarci risposta anticipo ' +
    'bem dúvida dúvidas pergunta perguntas fico ficamos aguardo resposta antecedência disposição',
);
/** To be told not to hesitate is to be told nothing. */
const HESITATION =
  /(?:do not|don['’]t) hesitate(?: to)?|zögern Sie nicht|zöger nicht|n['’]hésite[zs]? pas(?: à)?|no (?:dudes?|duden) en|non esit(?:i|are|ate)(?: a)?|não hesite[m]?(?: em)?/giu;
const JAPANESE =
  /^(?:いつも)?(?:大変)?(?:お世話になって(?:おり)?ます|(?:何卒|どうぞ)?(?:よろしく|宜しく)お願い(?:いた|致)?(?:します|申し上げます)|ありがとうございま(?:す|した)|(?:ご不明な?点|ご質問)(?:が|は|など)?(?:ござい|あり)ましたら[、]?(?:お気軽に)?(?:お知らせ|ご連絡|お問い合わせ)ください)[。！!]?$/u;
/** "Subject: …", with what a mail is about behind it. */
const SUBJECT_LABEL =
  /^\s*(?:subject|subject line|re|betreff|objet|asunto|oggetto|assunto|件名)\s*[:：]\s*(?=\S)/iu;
const ANSWERS =
  /^\P{L}*(?:yes|no|yep|nope|ja|nein|oui|non|si|sí|sì|sim|não|はい|いいえ|correct|exactly|right|stimmt|exact|correcto|esatto|correto)(?!\p{L})/iu;

function setOf(list: string): ReadonlySet<string> {
  return new Set(list.split(' ').map(fold));
}

function wordsOf(line: string): string[] {
  return line.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
}

/** Whether a line greets or closes a letter and says nothing else: "Hi Ana,", "Best regards, Nora". */
export function isSalutation(line: string, isName: (word: string) => boolean): boolean {
  const words = wordsOf(line);
  const [first] = words;
  if (first === undefined) return false;
  if (/\d/.test(line)) return false;
  if (
    JAPANESE.test(line.trim()) ||
    (/様[、,]?$/u.test(line.trim()) && isName(line.trim().replace(/\s*様[、,]?$/u, '')))
  )
    return true;
  const opens =
    GREETINGS.has(fold(first)) ||
    (BESIDE.has(fold(first)) && words.some((word) => GREETINGS.has(fold(word))));
  return (
    opens &&
    words.every(
      (word) =>
        GREETINGS.has(fold(word)) || BESIDE.has(fold(word)) || (/^\p{Lu}/u.test(word) && isName(word)),
    )
  );
}

/** Whether a line closes a letter, so that a name may follow it. */
export function closesLetter(line: string): boolean {
  return isSalutation(line, () => false);
}

/** Whether a line holds nothing but such names, and "[Your name]": the signature below a letter. */
export function isSignature(line: string, isName: (word: string) => boolean): boolean {
  const words = wordsOf(line);
  return (
    words.length > 0 && !/\d/.test(line) && words.every((word) => isName(word) || BESIDE.has(fold(word)))
  );
}

/** Whether a sentence is a courtesy of letters and says nothing of its matter: "Let me know if you have any questions." */
export function isCourtesy(sentence: string): boolean {
  const line = sentence.trim();
  if (JAPANESE.test(line)) return true;
  if (ANSWERS.test(line)) return false;
  const words = contentWords(foldCase(withoutHesitation(line))).map(fold);
  return words.length > 0 && words.every((word) => COURTESIES.has(word) || GREETINGS.has(word));
}

/** A sentence without the words that tell nobody to hesitate. */
export function withoutHesitation(sentence: string): string {
  return sentence.replace(HESITATION, ' ');
}

/** What a mail is about where a line says so; null where it does not. */
export function readSubjectLine(line: string): string | null {
  return SUBJECT_LABEL.test(line) ? line.replace(SUBJECT_LABEL, '') : null;
}

/** Whether a line begins with a yes or no: it answers, whatever follows. */
export function opensWithAnswer(line: string): boolean {
  return ANSWERS.test(line);
}
