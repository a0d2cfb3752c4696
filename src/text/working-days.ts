/** What follows a figure of days or hours on which people work: "5 business days", "3 jours ouvrés", "2営業日". */
const WORKING =
  /^[\s*_-]*(?:(?:full|ganze|volle) )?(?:(?:business|working|work)[ -]?(?:days?|hours?)|(?:werk|arbeits)tage?n?|arbeitsstunden|(?:jours?|heures?) (?:ouvr\p{L}+|de travail)|(?:d[ií]as?|horas?) (?:hábil\p{L}*|laborab?l?\p{L}*|de trabajo)|(?:giorn[oi]|ore) (?:lavorativ\p{L}+|feriali)|(?:dias?|horas?) (?:úte?i[sl]|útil|de trabalho)|営業(?:日|時間))/iu;

/** Whether what follows a figure says that only days, or hours, of work are counted. */
export function countsWorkingTime(rest: string): boolean {
  return WORKING.test(rest);
}
