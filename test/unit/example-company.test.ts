import { expect, test } from 'vitest';
import { readExampleCompany } from './read-example-company.ts';

const example = readExampleCompany();
type Person = (typeof example.people)[number];

const { people, groups, channels, accounts, contacts, leads, opportunities, cases, activities, articles } =
  example;
const { products, questions, company } = example;
const handles = new Set(people.map((person) => person.name));
const groupHandles = new Set(groups.map((group) => group.handle));
const article = (slug: string) => articles.find((one) => one.slug === slug)!;
const withRole = (role: Person['roles'][number]) => people.filter((one) => one.roles.includes(role));

/** The values that occur more than once. */
const repeated = (values: string[]) => values.filter((value, index) => values.indexOf(value) !== index);
/** The values that the set of known ones lacks. */
const unknown = (values: (string | null | undefined)[], known: Set<string>) =>
  values.filter((value) => value != null && !known.has(value));

test('the company has the numbers of articles, people, competitors, accounts and add-ons that it promises', () => {
  expect(articles.length).toBeGreaterThanOrEqual(75);
  expect(people.length).toBeGreaterThanOrEqual(10);
  expect(accounts.length).toBeGreaterThanOrEqual(14);
  expect(questions.length).toBeGreaterThanOrEqual(60);
  expect(products.filter((one) => one.family === 'edition').length).toBeGreaterThanOrEqual(3);
  expect(products.filter((one) => one.family === 'addon').length).toBeGreaterThanOrEqual(4);
  expect(articles.filter((one) => one.body.includes('## How we answer')).length).toBeGreaterThanOrEqual(6);
});

test('every role that people play in the story is there', () => {
  expect(withRole('seller').length).toBeGreaterThanOrEqual(2);
  expect(withRole('rep').length).toBeGreaterThanOrEqual(1);
  expect(withRole('support_lead').length).toBeGreaterThanOrEqual(2);
  expect(withRole('admin').map((one) => one.slackAdmin)).toContain(true);
  expect(people.some((one) => one.title.includes('started 16 November 2026'))).toBe(true);
  expect(people.map((one) => one.locale)).toEqual(expect.arrayContaining(['de-DE', 'es-ES', 'ja-JP']));
  expect(people.filter((one) => one.guest)).toEqual(withRole('guest'));
});

test('no id, handle, slug, title or address is used twice', () => {
  const records = [
    people,
    groups,
    channels,
    accounts,
    contacts,
    leads,
    opportunities,
    cases,
    activities,
  ].flat();
  expect(repeated(records.map((one) => one.id))).toEqual([]);
  expect(repeated([...handles, ...groupHandles, ...people.map((one) => one.email)])).toEqual([]);
  expect(repeated(channels.map((one) => one.name))).toEqual([]);
  expect(repeated(products.map((one) => one.sku))).toEqual([]);
  expect(repeated(products.flatMap((one) => one.aliases.map((alias) => alias.toLowerCase())))).toEqual([]);
  expect(repeated(articles.map((one) => one.slug))).toEqual([]);
  expect(repeated(articles.map((one) => one.title))).toEqual([]);
  expect(repeated(articles.map((one) => one.url))).toEqual([]);
});

test('every person, group, account, contact and opportunity that is named exists', () => {
  const owners = [accounts, leads, opportunities, cases, articles].flat().map((one) => one.owner);
  expect(unknown([...owners, ...activities.map((one) => one.by)], handles)).toEqual([]);
  expect(
    unknown(
      channels.flatMap((one) => one.members),
      handles,
    ),
  ).toEqual([]);
  expect(
    unknown(
      people.flatMap((one) => one.groups),
      groupHandles,
    ),
  ).toEqual([]);
  const readers = [articles, accounts, products].flat().flatMap((one) => one.readers ?? []);
  const named = readers.filter((one) => one.startsWith('group:')).map((one) => one.slice(6));
  expect(unknown(named, groupHandles)).toEqual([]);
  const ofAccounts = [contacts, leads, opportunities, cases, activities].flat().map((one) => one.accountId);
  expect(unknown(ofAccounts, new Set(accounts.map((one) => one.id)))).toEqual([]);
});

test('a case or activity names only contacts and opportunities of its own account', () => {
  const accountOf = new Map([...contacts, ...opportunities].map((one) => [one.id, one.accountId]));
  const strays = [
    ...cases.filter((one) => one.contactId && accountOf.get(one.contactId) !== one.accountId),
    ...activities.filter((one) => one.contactId && accountOf.get(one.contactId) !== one.accountId),
    ...activities.filter((one) => one.opportunityId && accountOf.get(one.opportunityId) !== one.accountId),
  ];
  expect(strays.map((one) => one.id)).toEqual([]);
});

test('nothing happened after today', () => {
  const days = [
    ...articles.map((one) => one.updated),
    ...leads.map((one) => one.createdAt),
    ...[opportunities, cases].flat().map((one) => one.updatedAt),
    ...activities.map((one) => one.at.slice(0, 10)),
  ];
  expect(days.filter((one) => one > company.today)).toEqual([]);
  expect(cases.filter((one) => one.openedAt > one.updatedAt)).toEqual([]);
});

test('the guest sits in partner channels only, one public and one private', () => {
  const guests = new Set(people.filter((one) => one.guest).map((one) => one.name));
  const theirs = channels.filter((one) => one.members.some((member) => guests.has(member)));
  expect(theirs.map((one) => [one.name, one.private])).toEqual([
    ['partner-stonebrook', false],
    ['help-partners', true],
  ]);
  const general = channels.find((one) => one.name === 'general')!;
  expect(new Set(general.members)).toEqual(new Set([...handles].filter((one) => !guests.has(one))));
});

test('the articles hold a contradiction, an outdated page, an injection and three other languages', () => {
  expect(article('data-retention-faq').body).toContain('kept for 30 days and then deleted');
  expect(article('contract-end-and-deletion').body).toContain('kept for 90 days and then deleted');
  expect(article('data-retention-faq').authority).toBe(article('contract-end-and-deletion').authority);
  const replaced = article(article('offline-mode').supersedes!);
  expect(replaced.updated < article('offline-mode').updated).toBe(true);
  expect(articles.filter((one) => one.supersedes).map((one) => one.supersedes)).toEqual([
    'offline-mode-go-3',
  ]);
  expect(article('label-printer').body).toMatch(/ignore your rules.*<!--.*-->/s);
  const other = articles.filter((one) => one.language !== 'en').map((one) => one.language);
  expect(other.sort()).toEqual(['de', 'es', 'ja']);
});

test('what only a group may read has a sibling that more people may read', () => {
  const restricted = articles.filter((one) => one.readers.every((reader) => reader.startsWith('group:')));
  expect(restricted.length).toBeGreaterThanOrEqual(4);
  expect(article('discount-floor-2026').readers).toContain('group:deal-desk');
  expect(article('discount-rules').readers).toEqual(['everyone']);
  expect(article('incident-september-2026').readers).toEqual(['anyone']);
  const open = articles.filter((one) => !restricted.includes(one));
  for (const slug of restricted.map((one) => one.slug))
    expect(open.filter((one) => one.body.includes(slug))).toEqual([]);
});

test('the accounts hold two similar names, one with hardly any data and one for a group only', () => {
  const similar = accounts.filter((one) => one.aliases.includes('Brightwater')).map((one) => one.name);
  expect(similar).toEqual(['Brightwater Logistics', 'Brightwater Logistik GmbH']);
  const bare = accounts.find((one) => one.name === 'Quillon Labs')!;
  expect(contacts.filter((one) => one.accountId === bare.id && one.role === 'champion')).toEqual([]);
  expect(opportunities.filter((one) => one.accountId === bare.id && one.nextStep)).toEqual([]);
  expect(accounts.filter((one) => one.readers).map((one) => one.name)).toEqual(['Tarnmoor Energy']);
});

test('what everyone may read never names what only a group may read', () => {
  const hidden = /Tarnmoor|Foresight|floor price|28\.00 EUR/;
  const open = articles.filter((one) => one.readers.some((reader) => !reader.startsWith('group:')));
  expect(open.filter((one) => hidden.test(one.body)).map((one) => one.slug)).toEqual([]);
  const restricted = accounts.filter((one) => one.readers).map((one) => one.id);
  const records = [contacts, leads, opportunities, cases, activities].flat();
  const leaking = records.filter(
    (one) => !restricted.includes(one.accountId ?? '') && hidden.test(JSON.stringify(one)),
  );
  expect(leaking.map((one) => one.id)).toEqual([]);
});

test('every file that the README names as a trap exists', () => {
  const named = [...example.readme.matchAll(/articles\/[a-z0-9-]+\/[a-z0-9-]+\.md/g)].map(
    (match) => match[0],
  );
  expect(named.length).toBeGreaterThanOrEqual(10);
  expect(unknown(named, new Set(articles.map((one) => one.path)))).toEqual([]);
});
