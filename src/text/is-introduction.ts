/** Words that introduce a list, open or close a letter, or name what is written, in the catalogue's languages. */
const INTRODUCTIONS = new Set(
  (
    'here steps step follow following answer summary overview details note sources in short next how brief ' +
    'hi hello hey dear thanks thank regards best kind wishes subject draft mail email ' +
    'folgende folgenden schritte schritt gehen vorgehen antwort überblick zusammenfassung hinweis kurz ' +
    'hallo guten tag liebe lieber geehrte geehrter damen herren danke grüße grüßen freundlichen betreff entwurf ' +
    'voici étapes suivez suivre suivantes réponse résumé aperçu remarque bref bonjour cher chère merci cordialement objet ' +
    'siga estos pasos siguientes respuesta resumen nota hola estimado estimada gracias saludos asunto ' +
    'ecco passaggi seguenti segua risposta riepilogo nota ciao gentile grazie saluti oggetto ' +
    'passos seguintes siga resposta resumo observação olá caro cara obrigado obrigada cumprimentos assunto ' +
    '手順 以下 通り 回答 次 概要 件名'
  ).split(' '),
);

/** Whether a word only introduces, greets or closes. */
export function isIntroduction(word: string): boolean {
  return INTRODUCTIONS.has(word);
}
