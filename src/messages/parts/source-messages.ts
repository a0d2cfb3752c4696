import type { Message } from './message.ts';

/** Words that readers of documents write into what is cited. */
export const sourceMessages = {
  'source.page': {
    en: 'Page {n}',
    de: 'Seite {n}',
    fr: 'Page {n}',
    es: 'Página {n}',
    it: 'Pagina {n}',
    pt: 'Página {n}',
    ja: '{n} ページ',
  },
} satisfies Record<string, Message>;
