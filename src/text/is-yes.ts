const YES = /^(?:true|1|yes|ja|oui|sí|si|sim|はい)$/iu;

/** Whether what stands in a form or a table means yes, in seven languages. */
export function isYes(text: string): boolean {
  return YES.test(text.trim());
}
