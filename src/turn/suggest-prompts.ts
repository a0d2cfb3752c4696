import { sql } from 'drizzle-orm';
import { readOwnAccounts } from '../accounts/read-own-accounts.ts';
import type { Audience } from '../core/audience.ts';
import type { Language } from '../core/language.ts';
import type { Person } from '../core/person.ts';
import { askAbout } from '../messages/ask-about.ts';
import { t } from '../messages/t.ts';
import { asAudience } from '../store/as-audience.ts';
import type { Database, OpenDatabase } from '../store/database.ts';
import type { Column, Row } from '../store/row.ts';
import { textArray } from '../store/sql-values.ts';
import { isUnspaced } from '../text/is-unspaced.ts';
import { type Asking, isAnswerable } from './is-answerable.ts';
import type { TurnRun } from './run-step.ts';

/** A prompt to start with: what the button says and what it asks. */
export interface SuggestedPrompt {
  title: string;
  message: string;
  /** It is answered from articles or records, and not by the bot about itself. */
  needsLookup: boolean;
}

type PromptName = 'price' | 'competitor' | 'brief' | 'account' | 'how_to' | 'security' | 'article' | 'help';

/** The most that an agent view shows. */
const MAX_PROMPTS = 4;

const BY_ROLE: { role: string; prompts: PromptName[] }[] = [
  { role: 'rep', prompts: ['brief', 'account', 'price', 'competitor', 'how_to', 'article', 'help'] },
  { role: 'seller', prompts: ['price', 'competitor', 'account', 'security', 'how_to', 'article', 'help'] },
  { role: 'support_lead', prompts: ['how_to', 'security', 'account', 'article', 'help'] },
];
const FOR_EVERYONE: PromptName[] = ['how_to', 'security', 'price', 'account', 'article', 'help'];

/**
 * Prompts that fit a person's role and work as they stand: they name products, competitors, accounts and articles
 * that everyone may see who will read them, and each was tried. What there is no answer to is not offered.
 * @param for.audience who reads the prompts; the person alone where nothing is said
 */
export async function suggestPrompts(
  run: Pick<TurnRun, 'deps' | 'settings'>,
  {
    person,
    language,
    audience = person === null ? null : { teamId: person.teamId, everyone: false, people: [person.id] },
  }: { person: Person | null; language: Language; audience?: Audience | null },
): Promise<SuggestedPrompt[]> {
  const names = BY_ROLE.find(({ role }) => person?.roles.includes(role))?.prompts ?? FOR_EVERYONE;
  const { database, clock } = run.deps;
  const known = audience === null ? NOTHING : await readKnown(database, { audience, person, language });
  const asking: Asking | null =
    audience === null
      ? null
      : { audience, asker: person, language, timeZone: person?.timeZone ?? 'UTC', now: clock.now() };
  const prompts: SuggestedPrompt[] = [];
  for (const name of names) {
    if (prompts.length === MAX_PROMPTS) break;
    const prompt = await findPrompt(run, toPrompts(name, known, language), asking);
    if (prompt !== null && !prompts.some(({ message }) => message === prompt.message)) prompts.push(prompt);
  }
  return prompts;
}

/** The first that gets an answer. */
async function findPrompt(
  run: Pick<TurnRun, 'deps' | 'settings'>,
  prompts: readonly SuggestedPrompt[],
  asking: Asking | null,
): Promise<SuggestedPrompt | null> {
  for (const prompt of prompts)
    if (!prompt.needsLookup || (asking !== null && (await isAnswerable(run, asking, prompt.message))))
      return prompt;
  return null;
}

interface Known {
  account: string | null;
  product: string | null;
  competitor: string | null;
  howTo: readonly string[];
  security: readonly string[];
  /** Of whatever is there, where no article is known to be of either kind. */
  article: readonly string[];
}

const NOTHING: Known = {
  account: null,
  product: null,
  competitor: null,
  howTo: [],
  security: [],
  article: [],
};

function toPrompts(name: PromptName, known: Known, language: Language): SuggestedPrompt[] {
  const { account, product, competitor } = known;
  const fill = (values: Record<string, string>): SuggestedPrompt => ({
    title: t(language, `prompt.${name}.title`),
    message: t(language, `prompt.${name}.message`, values),
    needsLookup: name !== 'help',
  });
  switch (name) {
    case 'how_to':
      return known.howTo.map((question) => fill({ question }));
    case 'security':
      return known.security.map((question) => fill({ question }));
    case 'article':
      return known.article.map((question) => fill({ question }));
    case 'price':
      return product === null ? [] : [fill({ product })];
    case 'competitor':
      return competitor === null ? [] : [fill({ competitor })];
    case 'brief':
    case 'account':
      return account === null ? [] : [fill({ account })];
    case 'help':
      return [fill({})];
  }
}

function readKnown(
  database: OpenDatabase,
  { audience, person, language }: { audience: Audience; person: Person | null; language: Language },
): Promise<Known> {
  return asAudience(database, audience, async (tx) => {
    const [own] = await readOwnAccounts(tx, person?.realName ?? '', 1);
    const [found] = await tx.query<{
      product: Column<'products', 'name'> | null;
      competitor: Column<'opportunities', 'competitor'>;
    }>(sql`
      select (select name from products where family = 'edition' order by cardinality(features) desc, name limit 1) as product,
        (select competitor from opportunities where competitor is not null
          group by competitor order by count(*) desc, competitor limit 1) as competitor`);
    const howTo = await readQuestions(tx, ['how-to', 'troubleshooting'], language);
    const security = await readQuestions(tx, ['security'], language);
    // A folder of a company's own says of no article what it is about.
    const article = howTo.length + security.length > 0 ? [] : await readQuestions(tx, null, language);
    return {
      account: own?.name ?? null,
      product: found?.product ?? null,
      competitor: found?.competitor ?? null,
      howTo,
      security,
      article,
    };
  });
}

/** Questions that get at the articles of most authority: some titles make none that is short enough. */
async function readQuestions(tx: Database, topics: string[] | null, language: Language): Promise<string[]> {
  const articles = await tx.query<Row<'articles', 'title'>>(sql`
    select title from articles
    where ${topics === null ? sql`true` : sql`topic = any (${textArray(topics)})`} and left(language, 2) = ${language}
      and not exists (select 1 from article_relations r where r.article_id = articles.id and r.kind = 'successor')
    order by authority desc, title limit 5`);
  // A single word is no question that anybody would begin with.
  return articles
    .flatMap((article) => askAbout(language, article) ?? [])
    .filter((text) => isUnspaced(text) || /\S\s\S/u.test(text));
}
