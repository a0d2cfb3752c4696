/** Names that no public address ever has: https://www.rfc-editor.org/rfc/rfc2606 */
const RESERVED = /\.(?:example|invalid|test)\.?$/i;

/** Whether an address is one for examples only, so that a click on it ends in an error. */
export function leadsNowhere(address: string): boolean {
  return URL.canParse(address) && RESERVED.test(new URL(address).hostname);
}
