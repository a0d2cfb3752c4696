/** Where a question is asked and for what company, as far as all readers of the reply may know it. */
export interface Workplace {
  /** The workspace by its name; null where the chat platform has not said it. */
  company: string | null;
  /** What the price book sells. */
  products: readonly { sku: string; name: string }[];
  /** The asker's job, as their profile says it. */
  title: string | null;
  /** The channel by its name; null in a conversation of two. */
  channel: string | null;
  kind: 'public' | 'private' | 'direct' | 'group' | 'terminal' | 'unknown';
  /** Whether the reply goes to the asker alone. */
  isPrivate: boolean;
}

/** More of them would be a price list. */
const MOST_PRODUCTS = 12;

/** Those of the products that a model is told of. */
export function toldProducts({ products }: Workplace): Workplace['products'] {
  return products.slice(0, MOST_PRODUCTS);
}
