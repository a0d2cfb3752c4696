import { sql } from 'drizzle-orm';
import { readOwnAccounts } from '../accounts/read-own-accounts.ts';
import type { Audience } from '../core/audience.ts';
import type { Language } from '../core/language.ts';
import type { Person } from '../core/person.ts';
import { askAbout } from '../messages/ask-about.ts';
import { t } from '../messages/t.ts';
import { asAudience } from '../store/as-audience.ts';
import type { Database, OpenDatabase } from '../store/database.ts';
import type { Row } from '../store/row.ts';
import { textArray } from '../store/sql-values.ts';

/** A prompt to start with: what the button says and what it asks. */
export interface SuggestedPrompt {
  title: string;
  message: string;
}

type PromptName = 'price' | 'competitor' | 'brief' | 'account' | 'how_to' | 'security' | 'help';

/** The most that an agent view shows. */
const MAX_PROMPTS = 4;

const BY_ROLE: { role: string; prompts: PromptName[] }[] = [
  { role: 'rep', prompts: ['brief', 'account', 'price', 'competitor', 'how_to', 'help'] },
  { role: 'seller', prompts: ['price', 'competitor', 'account', 'security', 'how_to', 'help'] },
  { role: 'support_lead', prompts: ['how_to', 'security', 'account', 'help'] },
];
const FOR_EVERYONE: PromptName[] = ['how_to', 'security', 'price', 'account', 'help'];

/**
 * Prompts that fit a person's role and work as they stand: they name products, competitors, accounts and articles
 * that everyone may see who will read them. What there is nothing of is not offered.
 * @param audience who reads the prompts; the person alone where nothing is said
 */
export async function suggestPrompts(
  database: OpenDatabase,
  person: Person | null,
  language: Language,
  audience: Audience | null = person === null
    ? null
    : { teamId: person.teamId, everyone: false, people: [person.id] },
): Promise<SuggestedPrompt[]> {
  const names = BY_ROLE.find(({ role }) => person?.roles.includes(role))?.prompts ?? FOR_EVERYONE;
  const known = audience === null ? NOTHING : await readKnown(database, { audience, person, language });
  return names.flatMap((name) => toPrompt(name, known, language)).slice(0, MAX_PROMPTS);
}

interface Known {
  account: string | null;
  product: string | null;
  competitor: string | null;
  howTo: string | null;
  security: string | null;
}

const NOTHING: Known = { account: null, product: null, competitor: null, howTo: null, security: null };

function toPrompt(name: PromptName, known: Known, language: Language): SuggestedPrompt[] {
  const { account, product, competitor } = known;
  const question = name === 'security' ? known.security : known.howTo;
  const needs: Record<PromptName, Record<string, string | null>> = {
    price: { product },
    competitor: { competitor },
    brief: { account },
    account: { account },
    how_to: { question },
    security: { question },
    help: {},
  };
  const values = Object.entries(needs[name]).filter((entry): entry is [string, string] => entry[1] !== null);
  if (values.length < Object.keys(needs[name]).length) return [];
  const message = t(language, `prompt.${name}.message`, Object.fromEntries(values));
  return [{ title: t(language, `prompt.${name}.title`), message }];
}

function readKnown(
  database: OpenDatabase,
  { audience, person, language }: { audience: Audience; person: Person | null; language: Language },
): Promise<Known> {
  return asAudience(database, audience, async (tx) => {
    const [own] = await readOwnAccounts(tx, person?.realName ?? '', 1);
    const [found] = await tx.query<Omit<Known, 'account' | 'howTo' | 'security'>>(sql`
      select (select name from products where family = 'edition' order by cardinality(features) desc, name limit 1) as product,
        (select competitor from opportunities where competitor is not null
          group by competitor order by count(*) desc, competitor limit 1) as competitor`);
    const howTo = await readQuestion(tx, ['how-to', 'troubleshooting'], language);
    const security = await readQuestion(tx, ['security'], language);
    return {
      account: own?.name ?? null,
      product: found?.product ?? null,
      competitor: found?.competitor ?? null,
      howTo,
      security,
    };
  });
}

/** The question that gets at the article of most authority: some titles make none that is short enough. */
async function readQuestion(tx: Database, topics: string[], language: Language): Promise<string | null> {
  const articles = await tx.query<Row<'articles', 'title'> & { text: string }>(sql`
    select title, left(body, 4000) as text from articles
    where topic = any (${textArray(topics)})
      and not exists (select 1 from article_relations r where r.article_id = articles.id and r.kind = 'successor')
    order by (language = ${language}) desc, authority desc, title limit 5`);
  const questions = articles.map((article) => askAbout(language, article));
  return questions.find((question) => question !== null) ?? null;
}
