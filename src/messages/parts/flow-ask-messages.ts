import type { Message } from './message.ts';

/** Questions that flows suggest. */
export const flowAskMessages = {
  'flow.ask.brief': {
    en: 'Brief me on {account}',
    de: 'Briefing zu {account}',
    fr: 'Faites-moi un brief sur {account}',
    es: 'Hazme un resumen de {account}',
    it: 'Fammi un brief su {account}',
    pt: 'Faça-me um resumo de {account}',
    ja: '{account}のブリーフを作成して',
  },
  'flow.ask.champion': {
    en: 'Who is our champion at {account} and what is open?',
    de: 'Wer ist unser Champion bei {account} und was ist offen?',
    fr: 'Qui est notre champion chez {account} et qu’est-ce qui est ouvert ?',
    es: '¿Quién es nuestro champion en {account} y qué hay abierto?',
    it: 'Chi è il nostro champion presso {account} e cosa è aperto?',
    pt: 'Quem é o nosso champion em {account} e o que está aberto?',
    ja: '{account}のチャンピオンは誰で、進行中のものは何ですか？',
  },
  'flow.ask.competitor': {
    en: 'How do we answer when they bring up {competitor}?',
    de: 'Was antworten wir, wenn sie {competitor} erwähnen?',
    fr: 'Que répondre quand ils mentionnent {competitor} ?',
    es: '¿Qué respondemos cuando mencionan a {competitor}?',
    it: 'Cosa rispondiamo quando citano {competitor}?',
    pt: 'O que respondemos quando mencionam {competitor}?',
    ja: '{competitor}の話が出たとき、どう答えますか？',
  },
  'flow.ask.included': {
    en: 'What is included in {product}?',
    de: 'Was ist in {product} enthalten?',
    fr: 'Qu’est-ce qui est inclus dans {product} ?',
    es: '¿Qué incluye {product}?',
    it: 'Cosa include {product}?',
    pt: 'O que inclui {product}?',
    ja: '{product}には何が含まれますか？',
  },
  'flow.ask.which_account': {
    en: 'Which account is the brief for? Write its name after the command, for example /brief {example}.',
    de: 'Für welchen Account ist das Briefing? Schreibe den Namen hinter den Befehl, zum Beispiel /brief {example}.',
    fr: 'Pour quel compte est le brief ? Écrivez son nom après la commande, par exemple /brief {example}.',
    es: '¿Para qué cuenta es el resumen? Escribe su nombre tras el comando, por ejemplo /brief {example}.',
    it: 'Per quale account è il brief? Scrivi il nome dopo il comando, per esempio /brief {example}.',
    pt: 'Para que conta é o resumo? Escreva o nome a seguir ao comando, por exemplo /brief {example}.',
    ja: 'どの取引先のブリーフですか？コマンドの後に名前を書いてください（例：/brief {example}）。',
  },
} satisfies Record<string, Message>;
