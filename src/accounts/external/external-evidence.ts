import type { Evidence } from '../../core/citation.ts';
import type { AccountFile, OrderRecord } from '../account-records.ts';
import { countOf, dateOf, moneyOf, type ReaderLocale, some, toEvidence } from '../record-evidence.ts';
import type { OrderOf } from './read-external-orders.ts';
import type { ExternalProduct } from './read-external-products.ts';

/** An account that was read in place, as far as its mapping has fields; its title names the source. */
export function externalAccountEvidence(file: AccountFile, source: string, wording: ReaderLocale): Evidence {
  const { account, contacts, orders } = file;
  const newest = orders.slice(0, 1);
  const evidence = toEvidence(`account:${account.id}`, `${account.name} (${source})`, [
    ['Account', account.name],
    ['Source', source],
    ...some('Industry', account.industry),
    ...some('Country', account.country),
    ...some('Employees', countOf(account.employees, wording)),
    ...some('Owner', account.owner),
    ...some('Segment', account.segment),
    ...some('Tier', account.tier),
    ...some('Website', account.website),
    ...some('Description', account.description),
    ...some('Contacts', contacts.map((one) => one.name).join(', ')),
    ...some('Newest order', newest[0]?.number ?? null),
  ]);
  const restsOn = [...contacts.map(({ id }) => `contact:${id}`), ...newest.map(({ id }) => `order:${id}`)];
  return { ...evidence, restsOn };
}

/** An order with its lines, amounts plain and worded. */
export function orderEvidence({ order, account, source }: OrderOf, wording: ReaderLocale): Evidence {
  const whose = account === null ? '' : `, ${account}`;
  return toEvidence(`order:${order.id}`, `Order ${order.number}${whose} (${source})`, [
    ['Order', order.number],
    ...some('Account', account),
    ['Source', source],
    ...some('Date', dateOf(order.date, wording)),
    ...some('Required', dateOf(order.required, wording)),
    ...some('Shipped', dateOf(order.shipped, wording)),
    ...some('Status', order.status),
    ...some('Total', amountOf(order.total, order, wording)),
    ...some('Owner', order.owner),
    ...order.lines.map((line): [string, string] => ['Line', lineText(line, order, wording)]),
  ]);
}

/** A product of an external source with its price. */
export function externalProductEvidence(product: ExternalProduct, wording: ReaderLocale): Evidence {
  const { id, name, sku, price, currency, unit, category, description, source } = product;
  return toEvidence(`product:${id}`, `${name} (${source})`, [
    ['Product', name],
    ['Source', source],
    ...some('SKU', sku),
    ['Price', priceText(amountOf(price, { currency }, wording), unit)],
    ...some('Category', category),
    ...some('Description', description),
  ]);
}

function lineText(line: OrderRecord['lines'][number], order: OrderRecord, wording: ReaderLocale): string {
  return [
    line.product,
    ...(line.quantity === null ? [] : [`quantity ${line.quantity}`]),
    ...(line.unitPrice === null ? [] : [`unit price ${amountOf(line.unitPrice, order, wording)}`]),
    ...(line.discount === null ? [] : [`discount ${line.discount}`]),
  ].join(', ');
}

/** One line, so that a quote of the price says what it is for. */
function priceText(amount: string | null, unit: string | null): string | null {
  return amount === null || unit === null ? amount : `${amount}, ${unit}`;
}

function amountOf(
  decimal: string | null,
  { currency }: { currency: string | null },
  wording: ReaderLocale,
): string | null {
  return moneyOf(decimal, currency, wording, 'full');
}
