/** Words that say that something has another thing, or that it is to be had, in the catalogue's languages; `*`: any ending. */
const AVAILABLE =
  /(?<!\p{L})(?:includ\p{L}*|contain\p{L}*|available|part|comes? with|has|have|having|offers?|offered|provides?|supports?|supported|enthalten|enthält|inbegriffen|verfügbar|dabei|hat|haben|gibt|unterstützt|inclu[ts]?\p{L}*|compris\p{L}*|disponibles?|a|ont|propose|contient|disponível|disponíveis|tiene|tienen|hay|ofrece|contiene|ha|hanno|offre|tem|têm|há|oferece|contém)(?!\p{L})|含ま|利用でき|使え|あります|対応/iu;

/** Whether a text says that something is to be had, or has something. */
export function saysAvailable(text: string): boolean {
  return AVAILABLE.test(text);
}
