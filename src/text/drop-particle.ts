/** What Korean puts behind a noun or verb, the longest first. */
const PARTICLES =
  /(?:에서는|으로는|에서|에는|에게|으로|까지|부터|이나|하려면|합니까|됩니까|입니까|인가요|하나요|되나요|은|는|이|가|을|를|의|에|로|와|과|도|만)$/u;

/** A Korean word without the particle that sticks to it; words of two letters or fewer stay whole. */
export function dropParticle(word: string): string {
  const bare = word.replace(PARTICLES, '');
  return bare.length < 2 ? word : bare;
}
