import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';

import {
  Account,
  Activity,
  Case,
  Channel,
  Company,
  Contact,
  DiscountAuthority,
  Frontmatter,
  Group,
  Lead,
  Opportunity,
  Person,
  Price,
  Product,
  Question,
} from './example-company-schema.ts';

const root = join(import.meta.dirname, '../../example');

const readText = (path: string) => readFileSync(join(root, path), 'utf8');
const readJson = <T extends z.ZodType>(path: string, schema: T) => schema.parse(JSON.parse(readText(path)));
const readRows = <T extends z.ZodType>(path: string, row: T) =>
  z.array(row).parse(parseCsv(readText(path), { columns: true }));

/** Reads one article; throws when its frontmatter does not hold to the schema. */
function readArticle(path: string) {
  const [, yaml = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(readText(path)) ?? [];
  const frontmatter = Frontmatter.parse(parseYaml(yaml));
  return { path, slug: basename(path, '.md'), body, ...frontmatter };
}

/** Reads every file of the example company and holds each against its schema; unknown fields are faults too. */
export function readExampleCompany() {
  const articlePaths = readdirSync(join(root, 'articles'), { recursive: true, encoding: 'utf8' });
  return {
    company: readJson('company.json', Company),
    groups: readJson('groups.json', z.array(Group)),
    people: readJson('people.json', z.array(Person)),
    channels: readJson('channels.json', z.array(Channel)),
    accounts: readJson('crm/accounts.json', z.array(Account)),
    contacts: readJson('crm/contacts.json', z.array(Contact)),
    leads: readJson('crm/leads.json', z.array(Lead)),
    opportunities: readJson('crm/opportunities.json', z.array(Opportunity)),
    cases: readJson('crm/cases.json', z.array(Case)),
    activities: readJson('crm/activities.json', z.array(Activity)),
    products: readJson('price-book/products.json', z.array(Product)),
    prices: readRows('price-book/prices.csv', Price),
    discountAuthority: readRows('price-book/discount-authority.csv', DiscountAuthority),
    questions: readJson('questions.json', z.array(Question)),
    articles: articlePaths
      .filter((path) => path.endsWith('.md'))
      .map((path) => readArticle(join('articles', path))),
    readme: readText('README.md'),
  };
}
