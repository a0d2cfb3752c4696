import { expect, test } from 'vitest';
import { readExampleCompany } from './read-example-company.ts';

const example = readExampleCompany();
type Person = (typeof example.people)[number];
type Question = (typeof example.questions)[number];

const {
  people,
  channels,
  accounts,
  contacts,
  leads,
  opportunities,
  cases,
  activities,
  articles,
  products,
  questions,
} = example;
const person = (name: string) => people.find((one) => one.name === name)!;

/** Everyone who can read a reply to the question. */
function audienceOf(question: Question): Person[] {
  if (question.in === 'dm') return [person(question.as)];
  const channel = channels.find((one) => one.name === question.in)!;
  const members = channel.members.map(person);
  return channel.private ? members : [...new Set([...people.filter((one) => !one.guest), ...members])];
}

function mayRead(reader: Person, allowed: string[]): boolean {
  if (allowed.includes('anyone')) return true;
  if (allowed.includes('everyone') && !reader.guest) return true;
  return reader.groups.some((group) => allowed.includes(`group:${group}`));
}

/** Readers of an article, record or product, by its slug, id or SKU; a record has those of its account. */
function readersOf(cited: string): string[] {
  const found = articles.find((one) => one.slug === cited) ?? products.find((one) => one.sku === cited);
  if (found) return found.readers ?? ['everyone'];
  const record = [contacts, leads, opportunities, cases, activities].flat().find((one) => one.id === cited);
  const account = accounts.find((one) => one.id === (record?.accountId ?? cited));
  if (!account) throw new Error(`nothing is called ${cited}`);
  return account.readers ?? ['everyone'];
}

test('every question is asked by a person in a channel where that person sits', () => {
  for (const question of questions)
    expect(audienceOf(question), question.question).toContain(person(question.as));
  const asked = questions.map((one) => `${one.question} ${one.as} ${one.in}`);
  expect(new Set(asked).size).toBe(asked.length);
});

test('what an answer should cite may be read by everyone who sees the answer', () => {
  for (const question of questions) {
    for (const cited of question.expect.cites ?? []) {
      const barred = audienceOf(question).filter((one) => !mayRead(one, readersOf(cited)));
      expect(
        barred.map((one) => one.name),
        `${question.question} → ${cited}`,
      ).toEqual([]);
    }
    for (const cited of question.expect.notCites ?? []) expect(readersOf(cited)).not.toEqual([]);
  }
});

test('what an answer should contain stands in the articles that it should cite', () => {
  for (const { question, expect: wanted } of questions) {
    const cited = (wanted.cites ?? []).map((one) => articles.find((each) => each.slug === one));
    if (cited.length === 0 || cited.some((one) => !one)) continue;
    const words = cited.map((one) => one!.body.toLowerCase()).join('\n');
    for (const part of wanted.contains ?? []) expect(words, question).toContain(part.toLowerCase());
  }
});

test('the questions cover all agents and outcomes, four languages and every restricted article', () => {
  const outcomes = questions.flatMap((one) => one.expect.outcome);
  expect(new Set(outcomes)).toEqual(new Set(['answered', 'clarified', 'refused']));
  expect(new Set(questions.map((one) => one.expect.agent))).toEqual(
    new Set(['sales', 'service', 'briefing']),
  );
  expect(questions.filter((one) => /[ぁ-んァ-ヶ]/.test(one.question)).length).toBeGreaterThanOrEqual(4);
  expect(questions.filter((one) => one.question.startsWith('¿')).length).toBeGreaterThanOrEqual(4);
  expect(questions.filter((one) => /\b(Wer|Wie|Was|Der)\b/.test(one.question)).length).toBeGreaterThanOrEqual(
    4,
  );
  for (const slug of ['discount-floor-2026', 'incident-september-2026-internal', 'negotiation-positions']) {
    expect(
      questions.some((one) => one.expect.cites?.includes(slug)),
      slug,
    ).toBe(true);
    expect(
      questions.some((one) => one.expect.notCites?.includes(slug)),
      slug,
    ).toBe(true);
  }
});
