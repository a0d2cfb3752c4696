/** A shorter half of a compound is an ending rather than a word. */
const LEAST_HALF = 4;
/** A half that stands beside one that is not known has to say more. */
const LEAST_ALONE = 5;
/** What German puts between the halves of a compound. */
const JOINTS = /(?:s|n|en|es)$/;

/**
 * The concepts of both halves of a German compound where both are known, else of the one that is: "Lizenzplatz" speaks
 * of a licence and of a seat, "Krankenhausrechnung" of an invoice.
 */
export function findCompounds(word: string, conceptsOf: (part: string) => number[]): number[][] {
  let best: number[][] = [];
  for (let cut = LEAST_HALF; cut <= word.length - LEAST_HALF; cut += 1) {
    const head = word.slice(cut);
    const [first, second] = [firstHalf(word.slice(0, cut), conceptsOf), conceptsOf(capitalized(head))];
    if (first.length > 0 && second.length > 0) return [first, second];
    if (best.length > 0) continue;
    if (second.length > 0 && head.length >= LEAST_ALONE) best = [second];
    else if (first.length > 0 && cut >= LEAST_ALONE && second.length === 0 && cut > word.length / 2)
      best = [first];
  }
  return best;
}

function firstHalf(half: string, conceptsOf: (part: string) => number[]): number[] {
  const whole = conceptsOf(half);
  return whole.length > 0 ? whole : conceptsOf(half.replace(JOINTS, ''));
}

function capitalized(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1);
}
