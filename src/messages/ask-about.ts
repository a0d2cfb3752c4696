import type { Language } from '../core/language.ts';
import { t } from './t.ts';

/** What a Slack button holds: a longer question would be cut off in the middle. */
const MAX_LENGTH = 75;

/** Words that only say what kind of text it is; the other side of the colon is what it is about. */
const KINDS =
  /^(?:overview|summary|introduction|faq|steps|questions and answers|at a glance|übersicht|überblick|fragen und antworten|schritte|résumé|présentation|étapes|resumen|pasos|riepilogo|passaggi|resumo|passos|概要|手順)$/iu;

const COMMANDS =
  /^(?:set up|add|allow|archive|assign|build|cancel|change|choose|configure|connect|convert|create|delete|disable|download|edit|enable|export|find|get|give|import|install|invite|join|log in|make|manage|merge|move|provision|reassign|recover|remove|rename|reset|restore|restrict|send|share|sign in|submit|switch|turn (?:on|off)|update|upgrade|upload|use|verify|view)(?=\s)|^(?:book|file|order|plan|print|report|request|run|scan|schedule|transfer|write) (?:a|an|the|your|one|people|new)\b/iu;
const QUESTION =
  /^(?:what|who|when|where|why|how|which) (?:is|are|do|does|did|can|should|must|may|will|has|have)\b/iu;

/** First word or last word of a title that says what to do, in languages that write titles with an infinitive. */
const INFINITIVES: Partial<Record<Language, RegExp>> = {
  de: /^\p{Lu}.*\s\p{Ll}+(?:en|ern|eln)$/u,
  fr: /^\p{L}{2,}(?:er|ir|re)\s/u,
  es: /^\p{L}{2,}(?:ar|er|ir)\s/u,
  it: /^\p{L}{2,}(?:are|ere|ire)\s/u,
  pt: /^\p{L}{2,}(?:ar|er|ir|or)\s/u,
};

/**
 * Makes of an article's title what a person would ask to get at it: "Reset a password" becomes "How do I reset a
 * password?". A title that is no instruction stays as it is: no sentence is glued around it.
 * @returns null when there is no question short enough for a button
 */
export function askAbout(language: Language, of: { title: string }): string | null {
  const topic = stripKind(of.title.replace(/[*_`“”„«»"]|\s+at a glance$/gi, '').trim());
  if (topic === '') return null;
  const question = /[?？]$/.test(topic) ? topic : formatTopic(language, topic);
  return question.length <= MAX_LENGTH ? question : null;
}

function formatTopic(language: Language, topic: string): string {
  if (language === 'en') return formatEnglish(topic);
  const todo = INFINITIVES[language]?.test(topic) ?? false;
  return todo ? t(language, 'ask.how_to', { topic: language === 'de' ? topic : lower(topic) }) : topic;
}

function formatEnglish(topic: string): string {
  const todo = topic.replace(/^how to /i, '');
  if (QUESTION.test(topic)) return `${topic}?`;
  return todo !== topic || COMMANDS.test(topic) ? t('en', 'ask.how_to', { topic: lower(todo) }) : topic;
}

/** "Battlecard: Acme" is about Acme, "Data retention: questions and answers" about data retention. */
function stripKind(title: string): string {
  const [left, right] = title.split(/:\s+/, 2) as [string, string?];
  if (right === undefined) return title;
  return /\s/.test(left) || KINDS.test(right) ? left : right;
}

/** "SSO" and "PIN" stay as they are. */
function lower(text: string): string {
  return /^\p{Lu}(?:-?\p{Ll}|\s|$)/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
