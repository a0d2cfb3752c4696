import { analyze } from '../../src/text/analyze.ts';
import { detectLanguage } from '../../src/text/detect-language.ts';
import type { FakeAnswer, FakeRequest } from './openai-server.ts';

const DIMS = 256;
/** Words that mean the same; each line is one direction of the space. */
const MEANINGS = [
  'password Kennwort Passwort',
  'reset zurücksetzen',
  'change ändern',
  'holiday vacation Urlaub',
  'days Tage',
  'expense Spesen Reisekosten',
  'report Abrechnung',
  'notice Kündigungsfrist',
  'contract Vertrag',
];

/** Answers an embeddings request as a multilingual model would, as far as the words of one small table go. */
export function answerBilingually({ body }: FakeRequest): FakeAnswer {
  const input = body.input as string[];
  return { json: { data: input.map((text, index) => ({ index, embedding: embed(text) })) } };
}

function embed(text: string): number[] {
  const vector = new Array<number>(DIMS).fill(0);
  for (const lexeme of analyze(text, detectLanguage(text).language)) vector[directionOf(lexeme)]! += 1;
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

/** A word that is not in the table has a direction of its own, or nearly so. */
function directionOf(lexeme: string): number {
  const at = MEANINGS.findIndex((line) => line.split(' ').some((word) => stemsOf(word).includes(lexeme)));
  if (at >= 0) return at;
  const hash = [...lexeme].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 1_000_003, 7);
  return MEANINGS.length + (hash % (DIMS - MEANINGS.length));
}

function stemsOf(word: string): string[] {
  return ['en', 'de'].flatMap((language) => analyze(word, language));
}
