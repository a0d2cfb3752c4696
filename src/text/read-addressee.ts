const ADDRESSEE =
  /^(?:(?:hey|hi|hello|hallo|hola|salut|bonjour|ciao|olá|oi)[ ,]+)?@?(\p{L}[\p{L}'’-]+)(?:\s*[,:–—]|\s+-\s|(?:さん|様|、))/iu;

/** The name that a message begins with, as people call each other without a mention: "Nora, did you call them?" */
export function readAddressee(text: string): string | null {
  return ADDRESSEE.exec(text.trim())?.[1]?.toLowerCase() ?? null;
}
