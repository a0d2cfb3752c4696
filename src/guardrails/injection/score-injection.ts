import { INJECTION_SIGNALS } from './injection-signals.ts';
import { unmaskText } from './unmask-text.ts';

/** From this score on a text is treated as an attempt to take the model over. */
export const INJECTION_THRESHOLD = 4.5;

/** How much a text looks like orders to a model, with the names of the signs that it shows. */
export interface InjectionScore {
  score: number;
  signs: string[];
}

/** Adds up the signs of a text and of what is hidden in it; what somebody took pains to hide counts more. */
export function scoreInjection(text: string): InjectionScore {
  const { plain, hidden } = unmaskText(text);
  const open = new Map(INJECTION_SIGNALS.filter((it) => it.shows(plain)).map((it) => [it.name, it.weight]));
  const masked = new Map<string, number>();
  for (const reading of hidden) {
    for (const { name, weight, shows } of INJECTION_SIGNALS) {
      // Backwards, short patterns turn up by chance in any longer text.
      if (weight < (reading.how === 'reversed' ? 4 : 2) || !shows(reading.text)) continue;
      if (reading.how === 'invisible' || !open.has(name)) masked.set(`${reading.how}:${name}`, weight + 2);
    }
  }
  for (const [name, weight] of shapeOf(plain)) open.set(name, weight);
  const all = new Map([...open, ...masked]);
  return { score: [...all.values()].reduce((sum, weight) => sum + weight, 0), signs: [...all.keys()] };
}

/** Signs of form rather than of words. */
function shapeOf(text: string): [string, number][] {
  const words = text.match(/\p{L}+/gu) ?? [];
  const you = words.filter((word) =>
    /^(?:you|your|you're|du|dein|deine|tu|vous|votre|tú|usted|você)$/.test(word),
  ).length;
  const orders = words.filter((word) =>
    /^(?:must|never|always|will|shall|only|cannot|should)$/.test(word),
  ).length;
  const shape: [string, number][] = [];
  if (words.length > 150 && you >= 5 && (you + orders) / words.length > 0.05) shape.push(['long_orders', 3]);
  if (repeatsOneWord(text.match(/[\p{L}\p{N}]+/gu) ?? [])) shape.push(['repetition', 5]);
  if (turns(text, 'q|question|user|human') >= 3 && turns(text, 'a|answer|assistant|ai|bot') >= 3)
    shape.push(['fake_dialogue', 5]);
  return shape;
}

function repeatsOneWord(words: string[]): boolean {
  let run = 1;
  for (let at = 1; at < words.length; at += 1) {
    run = words[at] === words[at - 1] ? run + 1 : 1;
    if (run >= 15) return true;
  }
  return false;
}

/** How many lines of a made-up conversation begin with one of the speakers. */
function turns(text: string, speakers: string): number {
  return text.match(new RegExp(`(?<![\\p{L}\\d])(?:${speakers})\\s*:`, 'gu'))?.length ?? 0;
}
