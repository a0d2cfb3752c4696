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

/** Words so general that a line which introduces others says nothing with them: "Good things to cover:". */
const GENERAL = new Set(
  (
    'things thing points point topics topic ways way options option items item reasons reason examples example cases parts ' +
    'questions aspects areas important main useful key cover covers consider mention note mind know depends depend happens happen ' +
    'look like goes works work good speak speaks tell tells first second third then finally also both other others two kinds types ' +
    'punkte punkt dinge themen möglichkeiten gründe gründe beispiele fälle fragen wichtig wichtige hängt ab passiert zuerst danach beide weitere ' +
    'points choses sujets possibilités raisons exemples cas questions important dépend passe abord ensuite enfin autres ' +
    'puntos cosas temas opciones razones ejemplos casos preguntas importante depende ocurre primero luego otros otras ' +
    'punti cose temi opzioni ragioni esempi casi domande importante dipende succede poi altri altre ' +
    'pontos coisas temas opções razões exemplos casos perguntas importante depende acontece depois outros outras ' +
    '点 項目 方法 理由 例 場合 注意'
  ).split(' '),
);
/** "Step 2:" counts the writer's own steps. */
const NUMBERING =
  /^\s*(?:\d{1,3}[.)]\s|(?:step|option|part|schritt|teil|étape|paso|passo|passaggio|ステップ)\s?\d{1,2}\s*[:：.–—-]?(?=\s|$))/iu;

/** Whether a word is so general that a line which only introduces says nothing with it. */
export function isGeneralWord(word: string): boolean {
  return GENERAL.has(word);
}

/** A line without the number of the item or step that it is. */
export function withoutNumbering(line: string): string {
  return line.replace(NUMBERING, '');
}

/** Whether a word only introduces, greets or closes. */
export function isIntroduction(word: string): boolean {
  return INTRODUCTIONS.has(word);
}
