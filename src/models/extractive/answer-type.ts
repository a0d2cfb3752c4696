import type { ReadQuestion } from './question.ts';
import type { Unit } from './units.ts';

const NUMBER =
  /\p{N}|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|dozen|half|once|twice|unlimited|no limit|none|both|ein|eine|einmal|zwei|drei|vier|fünf|uno|una|dos|tres|cuatro|cinco|un|une|deux|trois)\b/iu;
const MONEY =
  /\p{Sc}\s?\p{N}|\p{N}\s?\p{Sc}|\p{N}[\p{N}.,]*\s?(?:k\b|usd|eur|gbp|chf|jpy|yen|dollars?|euros?|円)|\bfree\b|no (?:cost|charge|fee)|costs? nothing|unlimited|kostenlos|gratis/iu;
const PERCENT = /\p{N}\s?%|percent|per cent|prozent|por ciento|pour cent|\b(?:half|third|quarter)\b/iu;
/** Questions that a percentage answers. */
const ASKS_PERCENT =
  /percent|per cent|discount|share|rate|rabatt|prozent|anteil|descuento|porcentaje|remise|pourcentage/i;
const TIME =
  /\b(?:before|after|until|within|as soon as|prior to|upon|during|when|whenever|once|immediately|asap|always|never|first|last|next|bevor|nach|sobald|cuando|antes|después)\b/iu;
const DATE =
  /\b(?:weeks?|days?|months?|years?|quarters?) \p{N}|\p{N}{1,2}:\p{N}{2}|\p{N}{4}-\p{N}{2}|\b(?:19|20)\p{N}{2}\b|\b\p{N}{1,2}(?:st|nd|rd|th)\b|\p{N}\s?(?:am|pm)\b|\b(?:january|february|march|april|june|july|august|september|october|november|december|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|q[1-4]|daily|weekly|monthly|quarterly|annual(?:ly)?|yearly|every|each|januar|februar|märz|juni|juli|oktober|dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b/iu;
const ROLE =
  /[@#][\p{L}\p{N}_.-]{2,}|\b(?:managers?|teams?|leads?|leaders?|directors?|vps?|head|engineers?|officers?|owners?|ceo|cto|cfo|coo|ciso|chief|president|founders?|recruiters?|partners?|admins?|administrators?|advisors?|reps?|representatives?|sellers?|supervisors?|executives?|execs?|counsel|hr|people ops|finance|legal|everyone|anyone|nobody|no one|desk|agents?|specialists?|coordinators?|dri|aes?|ces?|tas?|sdrs?|authors?|assignees?|reviewers?|leitung|mitarbeiter|admin|técnico|suplente|responsable)\b|[\p{Script=Han}\p{Script=Katakana}]{2,}/iu;
const IS_WHO =
  /^\W*(?:who(?:'s|’s| is| are| was)|wer (?:ist|sind)|qui[ée]n (?:es|son)|qui est|chi è|quem é)\b/iu;
/** They answer who may or must do something, seldom who does it. */
const CROWD = /\b(?:teammates|employees|customers|members|candidates|users|empleados|equipo)\b/iu;
/** Upper case counts here, so that it cannot be one pattern with the roles. */
const NAME = /\p{Lu}\p{Ll}+\s+(?:\p{Lu}\.?\s+)?\p{Lu}[\p{Ll}’']+/u;
const CHANNEL = /#[\p{L}\p{N}_-]{2,}/u;
const PLACE =
  /#[\p{L}\p{N}_-]{2,}|https?:\/\/|[\w.-]+@[\w.-]+|\b(?:in|on|at|under|via|through|from|here|into|to|within|im|in der|auf|bei|unter|en|dans|chez|sur|em|no|na)\b|[でにへ]/iu;

/** Its digits and words say nothing. */
const URL_TEXT = /https?:\/\/[^\s)\]]+/giu;

const DURATION =
  /(?:\p{N}|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|half an?|an?|ein(?:e|en)?|zwei|drei|un[ao]?|dos|tres))[\p{N}.,–-]*(?:\s?(?:st|nd|rd|th))?[\s-]?(?:full |business |working |calendar |consecutive )?(?:seconds?|minutes?|mins?\b|hours?|hrs?\b|days?|weeks?|months?|years?|quarters?|sekunden?|minuten?|stunden?|tagen?|wochen?|monaten?|jahren?|segundos?|minutos?|horas?|días?|semanas?|meses|mes\b|años?|日|時間|分|週|月|年|秒)/iu;
const FREQUENCY =
  /\b(?:daily|weekly|bi-?weekly|monthly|bi-?monthly|quarterly|annual(?:ly)?|yearly|hourly|once|twice|every|each|times|per|täglich|wöchentlich|monatlich|jährlich|einmal|alle|jede[nrs]?|cada|diari[oa]|semanal|mensual|anual|毎)\b/iu;

/** Questions for a figure of a day: what it was changes, and an article that only explains it does not say. */
const ASKS_FIGURE = /\b(?:what(?:['’]?s| is| was| were| did)|how (?:much|many))\b/iu;
const OF_A_TIME = /\blast (?:week|month|quarter|year)\b/iu;
const OF_TODAY = /\b(?:today|yesterday|right now|at the moment)\b/iu;
const SAYS_NOW = /\b(?:today|yesterday|now|currently|at the moment|as of|since)\b/iu;

/** Below 1 where the form fits only loosely: such a sentence answers only if nothing better does. */
const LOOSE = 0.85;
const MISSING = 0.6;
/** Where the form is a hint only. */
const FITTING = 0.98;
const PLAIN = 0.95;

/** How far a unit holds the kind of thing that is asked for, 1 being surely; kinds without a form of their own are 1. */
export function answerGrade(question: ReadQuestion, unit: Unit): number {
  const text = unit.text.replace(URL_TEXT, 'https://');
  if (!saysWhen(question.text, `${unit.heading} ${text}`)) return MISSING;
  switch (question.type) {
    case 'amount':
      return amountGrade(question, text);
    case 'money':
      return moneyGrade(question, text);
    case 'time':
      return timeGrade(question, text);
    case 'person':
      return personGrade(question, unit, text);
    case 'channel':
      return CHANNEL.test(text) ? 1 : MISSING;
    case 'place':
      return PLACE.test(text) ? 1 : MISSING;
    case 'steps':
      return stepsGrade(unit);
    case 'definition':
      return definitionGrade(question, text);
    default:
      return 1;
  }
}

/** Whether a text tells of the time that a question for a figure names; others need not. */
function saysWhen(question: string, text: string): boolean {
  if (!ASKS_FIGURE.test(question)) return true;
  if (OF_TODAY.test(question)) return SAYS_NOW.test(text);
  return !OF_A_TIME.test(question) || DATE.test(text) || OF_A_TIME.test(text);
}

/** Whether a grade says that what is asked for is there at all. */
export function isHeld(value: number): boolean {
  return value > MISSING;
}

/** A person whom the question or the heading names is not the one it asks for; who *is* the head of something is a name. */
function personGrade(question: ReadQuestion, unit: Unit, text: string): number {
  const asked = question.terms.map((term) => escapePattern(term.text)).join('|');
  const others = asked === '' ? text : text.replace(new RegExp(`\\b(?:${asked})s?\\b`, 'giu'), ' ');
  const named = NAME.exec(others)?.[0];
  if (named !== undefined && !unit.heading.includes(named)) return 1;
  if (ROLE.test(others)) return IS_WHO.test(question.text) && ROLE.test(question.text) ? LOOSE : 1;
  return CROWD.test(others) || ROLE.test(unit.heading) || NAME.test(unit.heading) ? LOOSE : MISSING;
}

function moneyGrade(question: ReadQuestion, text: string): number {
  if (MONEY.test(text) || (ASKS_PERCENT.test(question.text) && PERCENT.test(text))) return 1;
  return /\p{N}/u.test(text) ? LOOSE : MISSING;
}

/** "How many Yubikeys": a number close before the counted thing is surer than one somewhere. */
function amountGrade(question: ReadQuestion, text: string): number {
  if (!NUMBER.test(text)) return MISSING;
  if (/\b(?:percent|percentage|share|prozent)\b/i.test(question.text)) return PERCENT.test(text) ? 1 : LOOSE;
  const counted =
    /(?:how many|wie ?viele?|cu[áa]nt[oa]s|combien de|quant[eiao]s?)\s+(?:\p{L}+\s+)?(\p{L}{3})/iu.exec(
      question.text,
    )?.[1];
  if (counted === undefined) return 1;
  const close = new RegExp(
    `(?:\\p{N}|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|zwei|drei|vier|dos|tres|no|kein|keine)\\b)[^.;]{0,30}${counted}`,
    'iu',
  );
  return close.test(text) ? 1 : LOOSE;
}

function timeGrade(question: ReadQuestion, text: string): number {
  if (/how (?:often|frequently)|wie oft|cada cu[áa]nto|con qu[ée] frecuencia/i.test(question.text))
    return FREQUENCY.test(text) ? 1 : DURATION.test(text) ? LOOSE : MISSING;
  if (
    /how (?:long|soon|fast|quick|early|late|many|much)|wie (?:lange|schnell|viele)|cu[áa]nto|combien/i.test(
      question.text,
    )
  )
    return DURATION.test(text)
      ? 1
      : /\b(?:immediately|asap|indefinitely|forever|unlimited|until)\b/i.test(text)
        ? LOOSE
        : MISSING;
  return DURATION.test(text) || DATE.test(text) ? 1 : TIME.test(text) ? LOOSE : MISSING;
}

/** Steps stand in a list, and under a heading that says so. */
function stepsGrade(unit: Unit): number {
  const heading = unit.heading.split(' › ').at(-1) ?? '';
  if (
    unit.mark !== undefined ||
    /\b(?:steps?|how to|instructions|procedure|pasos|schritte|étapes|passi|passos)\b|手順/i.test(heading)
  )
    return 1;
  return unit.kind === 'item' ? FITTING : PLAIN;
}

/** "X is …", "X: …" and "Long Name (X)" define; another sentence with the words in it only may. */
function definitionGrade(question: ReadQuestion, text: string): number {
  const names = question.terms.filter((term) => !term.isGeneric).map((term) => escapePattern(term.text));
  if (names.length === 0) return 1;
  const name = names.join('|');
  const defines = new RegExp(
    `\\((?:${name})\\)|(?:${name})[”"’']?\\)?(?:\\s\\p{L}+)?\\s(?:is|are|means?|refers? to|stands? for|ist|sind|bedeutet|es|son|significa|est|è|é)\\b|^(?:[^:]{0,30}: )?(?:${name})\\b[^.]{0,20}:|とは`,
    'iu',
  );
  return defines.test(text) ? 1 : PLAIN;
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
