/** Words that lay a duty on somebody or allow something, in the catalogue's languages. */
const DUTY =
  /(?<!\p{L})(?:must|shall|have to|has to|need to|needs to|required?|may|allowed|permitted|forbidden|prohibited|muss|müssen|musst|darf|dürfen|soll|sollen|verpflichtet|verboten|erlaubt|doit|doivent|devez|faut|obligatoire|interdit|autorisée?s?|debe|deben|tiene que|hay que|obligatorio|prohibido|permitido|deve|devono|bisogna|obbligatorio|vietato|permesso|devem|tem que|obrigatório|proibido)(?!\p{L})|必要|なければ|べき|禁止|できません/giu;

/** The words, in small letters, by which a sentence says what somebody has to do, may do or may not do. */
export function findDuties(sentence: string): string[] {
  return (sentence.match(DUTY) ?? []).map((word) => word.toLowerCase());
}
