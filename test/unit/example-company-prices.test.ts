import { expect, test } from 'vitest';
import { readExampleCompany } from './read-example-company.ts';

const example = readExampleCompany();
type Price = (typeof example.prices)[number];

const { products, prices, articles, accounts, company } = example;
const article = (slug: string) => articles.find((one) => one.slug === slug)!;

const isValidOn = (price: Price, on: string) =>
  price.valid_from <= on && (price.valid_to === null || on <= price.valid_to);

/** Prices of one product, currency and term that are valid on one day, by rising seats. */
function tiersOn(on: string): Map<string, Price[]> {
  const byKey = new Map<string, Price[]>();
  for (const price of prices.filter((one) => isValidOn(one, on)).sort((a, b) => a.min_seats - b.min_seats)) {
    const key = `${price.sku} ${price.currency} ${price.term}`;
    byKey.set(key, [...(byKey.get(key) ?? []), price]);
  }
  return byKey;
}

test.each(['2025-12-31', '2026-01-01', '2026-11-21', '2026-12-31', '2027-01-01', '2027-03-01'])(
  'on %s the seat tiers of every price have no gap and no overlap and get no dearer',
  (on) => {
    for (const [key, tiers] of tiersOn(on)) {
      tiers.slice(1).forEach((tier, index) => {
        expect(tier.min_seats, key).toBe((tiers[index]!.max_seats ?? Number.NaN) + 1);
        expect(Number(tier.unit_amount), key).toBeLessThan(Number(tiers[index]!.unit_amount));
      });
    }
  },
);

test('every price belongs to a product, and each edition on sale has all currencies, both terms and 3 to 5 tiers', () => {
  expect(new Set(prices.map((one) => one.sku))).toEqual(new Set(products.map((one) => one.sku)));
  const today = tiersOn(company.today);
  for (const edition of products.filter((one) => one.family === 'edition')) {
    for (const currency of ['EUR', 'USD', 'GBP', 'JPY']) {
      for (const term of ['annual', 'monthly']) {
        const tiers = today.get(`${edition.sku} ${currency} ${term}`) ?? [];
        expect([3, 4, 5], `${edition.sku} ${currency} ${term}`).toContain(tiers.length);
        expect(tiers[0]!.min_seats).toBeGreaterThan(1);
      }
    }
  }
});

test('every monthly price is 20 percent above the annual one, as the articles say', () => {
  const annual = (price: Price) =>
    prices.find(
      (one) =>
        one.term === 'annual' &&
        one.sku === price.sku &&
        one.currency === price.currency &&
        one.min_seats === price.min_seats &&
        one.valid_from === price.valid_from,
    );
  for (const price of prices.filter((one) => one.term === 'monthly')) {
    expect(Number(price.unit_amount)).toBeCloseTo(Number(annual(price)?.unit_amount) * 1.2, 6);
  }
});

test('discount authority rises step by step to someone who has nobody above', () => {
  const authority = example.discountAuthority;
  const limit = new Map<string, number>(authority.map((one) => [one.role, one.max_percent]));
  for (const row of authority) {
    if (row.approver_role) expect(limit.get(row.approver_role)).toBeGreaterThan(row.max_percent);
    const words = article('discount-rules').body;
    expect(words).toContain(`| ${row.max_percent} % |`);
  }
  expect(authority.filter((one) => one.approver_role === null).map((one) => one.role)).toEqual(['cfo']);
});

/** Rows of a price table in an article as `seats, annual, monthly` under the heading's product and currency. */
function tableRows(slug: string) {
  let heading = '';
  return article(slug)
    .body.split('\n')
    .flatMap((line) => {
      heading = /^#+ (.*)/.exec(line)?.[1] ?? heading;
      const cells = /^\| (\d+)(?:–(\d+)| and more) \| ([\d.]+) (\w{3}) \| ([\d.]+) \w{3} \|/.exec(line);
      if (!cells) return [];
      const [, min, max, annual, currency, monthly] = cells;
      const sku = `FW-${/Starter|Business|Enterprise/.exec(heading)![0].toUpperCase()}`;
      return [{ sku, currency, min: Number(min), max: max ? Number(max) : null, annual, monthly }];
    });
}

test.each([
  ['price-list-2026', '2026-11-21', 12],
  ['price-list-currencies', '2026-11-21', 36],
  ['price-change-2027', '2027-01-01', 4],
])('the price tables of %s agree with the price book', (slug, on, count) => {
  const rows = tableRows(slug);
  expect(rows).toHaveLength(count);
  for (const row of rows) {
    for (const term of ['annual', 'monthly'] as const) {
      const tier = tiersOn(on)
        .get(`${row.sku} ${row.currency} ${term}`)
        ?.find((one) => one.min_seats === row.min);
      expect(tier?.max_seats).toBe(row.max);
      expect(tier?.unit_amount).toBe(row[term]);
    }
  }
});

test('the list of add-ons names the price of every add-on and service on sale', () => {
  const body = article('add-on-prices').body;
  const onSale = products.filter((one) => one.family !== 'edition' && one.effectiveFrom <= company.today);
  for (const product of onSale) {
    for (const price of tiersOn(company.today).get(`${product.sku} EUR annual`)!) {
      const shown = Number(price.unit_amount).toLocaleString('en', { minimumFractionDigits: 2 });
      expect(body).toMatch(
        new RegExp(
          `\\| ${product.name}[^|]* \\| ${shown} EUR \\| per seat|\\| ${product.name}[^|]* \\| ${shown} EUR \\| flat`,
        ),
      );
    }
  }
});

test('the revenue of every customer is its seats at the list price of its tier', () => {
  for (const account of accounts.filter((one) => one.arrEur)) {
    const tiers = tiersOn(company.today).get(`FW-${account.edition!.toUpperCase()} EUR annual`)!;
    const tier = tiers.find(
      (one) => account.seats! >= one.min_seats && account.seats! <= (one.max_seats ?? Infinity),
    )!;
    expect(account.arrEur, account.name).toBe(Number(tier.unit_amount) * account.seats! * 12);
  }
});
