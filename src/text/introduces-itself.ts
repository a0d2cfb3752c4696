/** "This page describes …" in the catalogue's languages. What a policy covers says something, what a page covers does not. */
const INTRODUCES = new RegExp(
  [
    String.raw`^\W*(?:this|the following) (?:page|article|guide|document|doc|section|chapter|tutorial|how-to|overview|faq|note) (?:describes?|explains?|outlines?|covers?|shows?|lists?|summari[sz]es?|documents?|discusses|details|contains|provides|gives|tells|walks|takes you|helps you|will|is about|is intended|aims)\b`,
    String.raw`^\W*(?:diese[rs]?) (?:seite|artikel|anleitung|leitfaden|dokument|abschnitt|kapitel) (?:beschreibt|erklärt|erläutert|zeigt|behandelt|enthält|listet|gibt|fasst|hilft|bietet)(?!\p{L})`,
    String.raw`^\W*(?:cette|cet|ce) (?:page|article|guide|document|section|chapitre|fiche) (?:décrit|explique|présente|montre|liste|énumère|contient|donne|résume|détaille)(?!\p{L})`,
    String.raw`^\W*(?:esta|este) (?:página|artículo|guía|documento|sección|capítulo) (?:describe|explica|presenta|muestra|enumera|contiene|ofrece|resume|detalla)(?!\p{L})`,
    String.raw`^\W*(?:questa|questo) (?:pagina|articolo|guida|documento|sezione|capitolo) (?:descrive|spiega|presenta|mostra|elenca|contiene|offre|riassume)(?!\p{L})`,
    String.raw`^\W*(?:esta|este) (?:página|artigo|guia|documento|secção|seção|capítulo) (?:descreve|explica|apresenta|mostra|lista|contém|oferece|resume|detalha)(?!\p{L})`,
    String.raw`^\W*(?:この|本)(?:ページ|記事|文書|ドキュメント|ガイド|資料|手順書|章)(?:では|は|には).*(?:説明|紹介|記載|解説|まとめ)`,
  ].join('|'),
  'iu',
);

/** Whether a sentence only says what the page around it holds: it names what is asked and answers nothing. */
export function introducesItself(sentence: string): boolean {
  return INTRODUCES.test(sentence);
}
