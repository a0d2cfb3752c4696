import type { Language } from '../core/language.ts';
import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import it from './it.json' with { type: 'json' };
import ja from './ja.json' with { type: 'json' };
import pt from './pt.json' with { type: 'json' };

/** The key of a fixed text; English has them all. */
export type MessageKey = keyof typeof en;

/** What keys go on with behind a prefix: `KeyEnd<'topic'>` is every topic that there is a text for. */
export type KeyEnd<Prefix extends string, Key = MessageKey> = Key extends `${Prefix}.${infer End}`
  ? End
  : never;

type Texts = Record<MessageKey, string>;

/** All keys of English and no others: `satisfies` alone lets a variable have more. */
type Complete<Given> = Texts & Record<Exclude<keyof Given, MessageKey>, never>;

/** Every fixed text as ICU MessageFormat (`{name}`, `{count, plural, …}`), by language and key. */
export const CATALOGUE: Record<Language, Texts> = {
  en,
  de: de satisfies Complete<typeof de>,
  fr: fr satisfies Complete<typeof fr>,
  es: es satisfies Complete<typeof es>,
  it: it satisfies Complete<typeof it>,
  pt: pt satisfies Complete<typeof pt>,
  ja: ja satisfies Complete<typeof ja>,
};
