import type { OrderRecord } from '../accounts/account-records.ts';
import { formatDate, formatMoney } from '../accounts/format-values.ts';
import type { Language } from '../core/language.ts';
import type { ReplyPart } from '../core/reply.ts';
import { t } from '../messages/t.ts';
import { type CitationMarks, cite } from './citation-marks.ts';

/** In which language orders are put into words, and how they are cited. */
export interface OrderWording {
  language: Language;
  marks: CitationMarks;
}

const MAX_NAMED = 3;

/** One order in full: whose, when, and a table of its lines. */
export function formatOrder(order: OrderRecord, account: string | null, wording: OrderWording): ReplyPart[] {
  const { language, marks } = wording;
  const mark = marks(`order:${order.id}`);
  const head = [`**${t(language, 'flow.order.head', { number: order.number })}**`, ...some(account)];
  const text = cite([head.join(', '), ...stateOf(order, language)].join(', '), mark);
  return [{ type: 'text', text }, ...formatLines(order, language, mark)];
}

/** One order in a line, with the first products of it. */
export function listOrder(order: OrderRecord, { language, marks }: OrderWording): string {
  const products = order.lines.slice(0, MAX_NAMED).map(({ product }) => product);
  const more = order.lines.length > MAX_NAMED ? '…' : '';
  const what = products.length === 0 ? [] : [`${products.join(', ')}${more}`];
  const head = `**${t(language, 'flow.order.head', { number: order.number })}**`;
  const about = [stateOf(order, language).join(', '), ...what].filter((one) => one !== '');
  return cite([head, ...about].join(': '), marks(`order:${order.id}`));
}

/** An amount in its currency, or as it is recorded where none is known. */
export function formatAmount(language: Language, decimal: string, currency: string | null): string {
  return currency === null ? decimal : formatMoney(language, { decimal, currency });
}

function stateOf(order: OrderRecord, language: Language): string[] {
  const day = (key: 'ordered' | 'required' | 'shipped', date: string | null) =>
    date === null ? [] : [t(language, `flow.order.${key}`, { date: formatDate(language, date) })];
  const total =
    order.total === null
      ? []
      : [t(language, 'flow.order.total', { amount: formatAmount(language, order.total, order.currency) })];
  return [
    ...day('ordered', order.date),
    ...(order.shipped === null ? day('required', order.required) : day('shipped', order.shipped)),
    ...some(order.status),
    ...total,
  ];
}

/** Columns that no line has anything in are left out. */
function formatLines({ lines, currency }: OrderRecord, language: Language, mark: string): ReplyPart[] {
  if (lines.length === 0) return [];
  const discounted = lines.some(({ discount }) => discount !== null && Number(discount) !== 0);
  const columns = [
    t(language, 'flow.price.column_product'),
    t(language, 'flow.price.column_quantity'),
    t(language, 'flow.order.column_unit_price'),
    ...(discounted ? [t(language, 'flow.order.column_discount')] : []),
  ];
  const rows = lines.map(({ product, quantity, unitPrice, discount }) => {
    const price = unitPrice === null ? '–' : formatAmount(language, unitPrice, currency);
    const cells = [product, quantity ?? '–', price, ...(discounted ? [discount ?? '–'] : [])];
    return cells.map((cell, at) => (at === cells.length - 1 ? cite(cell, mark) : cell));
  });
  return [{ type: 'table', columns, rows }];
}

function some(text: string | null): string[] {
  return text === null ? [] : [text];
}
