import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { languagePlaces } from '../fixtures/language-places.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What knows a language outside of `src/text` and `src/messages`; the flows' words are to move to `src/text`. */
const ELSEWHERE = [
  // Which deals a discount rule is about, as price books write it.
  'src/accounts/deal-conditions.ts',
  // Examples from which the router learns.
  'src/agents/routing/briefing-utterances.ts',
  'src/agents/routing/general-utterances.ts',
  'src/agents/routing/sales-utterances.ts',
  'src/agents/routing/service-utterances.ts',
  // What a flow answers to, in its own patterns.
  'src/flows/account-topics.ts',
  'src/flows/brief-intent.ts',
  'src/flows/discount-words.ts',
  'src/flows/order-intent.ts',
  'src/flows/price-words.ts',
  // What a guardrail looks for.
  'src/guardrails/find-secret.ts',
  'src/guardrails/injection/injection-signals.ts',
  'src/guardrails/injection/score-injection.ts',
  'src/guardrails/injection/unmask-text.ts',
  'src/guardrails/input/check-abuse.ts',
  'src/guardrails/output/check-promises.ts',
  'src/guardrails/screen-passage.ts',
  // Which kind of answer a question wants, as the weights of the extractive model were fitted to it.
  'src/models/extractive/answer-type.ts',
  'src/models/extractive/question.ts',
  // What a policy forbids or hands on.
  'src/policies/asks-for-person.ts',
  'src/policies/discount-authority.ts',
  'src/policies/legal-commitment.ts',
  'src/policies/personal-data.ts',
  'src/policies/unsupported-action.ts',
];

function readSources(): ReadonlyMap<string, string> {
  const names = readdirSync(posix.join(root, 'src'), { recursive: true, encoding: 'utf8' });
  const paths = names
    .filter((name) => name.endsWith('.ts'))
    .map((name) => posix.join('src', name.replaceAll('\\', '/')));
  return new Map(paths.map((path) => [path, readFileSync(posix.join(root, path), 'utf8')]));
}

it('what knows a language stands in src/text, but for a short list', () => {
  const places = languagePlaces(readSources());
  expect(places.filter((path) => !path.startsWith('src/text/'))).toEqual(ELSEWHERE);
});

describe('a place that a language touches', () => {
  it.each([
    ['a pattern with letters that English lacks', 'const SINCE = /gültig ab/;'],
    ['a table in another script', "const UNITS = { minute: '分' };"],
    ['a list of words without accents', "const WORDS = 'mit und para con';"],
  ])('is found: %s', (_what, text) => {
    expect(languagePlaces(new Map([['src/turn/a.ts', text]]))).toEqual(['src/turn/a.ts']);
  });

  it.each([
    ['code in English', 'src/turn/a.ts', "const words = 'what comes with it'; const { com, est } = it;"],
    ['a comment with an example', 'src/turn/a.ts', '// "Müller ＡＧ" becomes "muller ag"\nconst a = 1;'],
    ['a text for people', 'src/messages/parts/a.ts', "const a = { de: 'für' };"],
    ['a test', 'src/turn/a.test.ts', "it('für')"],
  ])('is not: %s', (_what, path, text) => {
    expect(languagePlaces(new Map([[path, text]]))).toEqual([]);
  });
});
