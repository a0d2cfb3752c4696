const CASE_NUMBER =
  /(?:\b(?:case|ticket|fall|vorgang|cas|caso|chamado)|ケース|チケット)\s*(?:no\.?|nr\.?|n[º°]|number)?\s*#?\s*(\d{3,12})/iu;
const CASE = /\b(?:case|ticket|status|#|fall|vorgang|cas\b|caso|chamado|ケース|チケット)/iu;

/** The number that a text says to be a case's, in any of our languages; undefined where it says none. */
export function readCaseNumber(text: string): string | undefined {
  return CASE_NUMBER.exec(text)?.[1];
}

/** Whether a text speaks of a case, or of how something stands. */
export function speaksOfCase(text: string): boolean {
  return CASE.test(text);
}
