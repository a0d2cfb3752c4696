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
const SYMPTOM =
  /\S\s(?:cannot|can’t|can't|do not|does not|don’t|doesn’t|don't|doesn't|is|are|fails?|opens?|returns|stops?)(?:\s|$)/iu;

/** First word or last word of a title that says what to do, in languages that write titles with an infinitive. */
const INFINITIVES: Partial<Record<Language, RegExp>> = {
  de: /^\p{Lu}.*\s\p{Ll}+(?:en|ern|eln)$/u,
  fr: /^\p{L}{2,}(?:er|ir|re)\s/u,
  es: /^\p{L}{2,}(?:ar|er|ir)\s/u,
  it: /^\p{L}{2,}(?:are|ere|ire)\s/u,
  pt: /^\p{L}{2,}(?:ar|er|ir|or)\s/u,
};

/**
 * Makes of an article's title the question that a person would ask to get at it: "Reset a password" becomes "How do I
 * reset a password?".
 * @param of `text`, where given, tells whether the title's first word is a name: a name is never written small
 * @returns null when there is no question short enough for a button
 */
export function askAbout(language: Language, of: { title: string; text?: string }): string | null {
  const topic = stripKind(of.title.replace(/[*_`“”„«»"]|\s+at a glance$/gi, '').trim());
  if (topic === '') return null;
  const question = /[?？]$/.test(topic) ? topic : formatTopic(language, topic, of.text ?? '');
  return question.length <= MAX_LENGTH ? question : null;
}

function formatTopic(language: Language, topic: string, text: string): string {
  if (language === 'en') return formatEnglish(topic, text);
  const todo = INFINITIVES[language]?.test(topic) ?? false;
  if (todo) return t(language, 'ask.how_to', { topic: language === 'de' ? topic : lower(topic) });
  return t(language, 'ask.topic', { topic });
}

function formatEnglish(topic: string, text: string): string {
  const todo = topic.replace(/^how to /i, '');
  if (QUESTION.test(topic)) return `${topic}?`;
  if (todo !== topic || COMMANDS.test(topic)) return t('en', 'ask.how_to', { topic: lower(todo) });
  const plain = isName(topic, text) ? topic : lower(topic);
  return t('en', SYMPTOM.test(topic) ? 'ask.symptom' : 'ask.topic', { topic: plain });
}

/** "Battlecard: Acme" is about Acme, "Data retention: questions and answers" about data retention. */
function stripKind(title: string): string {
  const [left, right] = title.split(/:\s+/, 2) as [string, string?];
  if (right === undefined) return title;
  return /\s/.test(left) || KINDS.test(right) ? left : right;
}

/** A first word that is nowhere written small is taken for a name. */
function isName(topic: string, text: string): boolean {
  const first = /^\p{Lu}[\p{L}-]*/u.exec(topic)?.[0];
  if (first === undefined || /^(?:A|An|The|Your|Our)$/.test(first)) return false;
  return !new RegExp(String.raw`(?<!\p{L})${first.toLowerCase()}(?!\p{L})`, 'u').test(text);
}

/** "SSO" and "PIN" stay as they are. */
function lower(text: string): string {
  return /^\p{Lu}(?:-?\p{Ll}|\s|$)/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
