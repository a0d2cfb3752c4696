import { ABOUT_BOT_EXAMPLES, type AboutBot } from './about-bot-examples.ts';
import { COMPLAINT_EXAMPLES } from './complaint-examples.ts';
import { COURTESY_EXAMPLES, type Courtesy } from './courtesy-examples.ts';
import { type FindNearest, learnExamples } from './nearest-example.ts';
import { NOT_TALK_EXAMPLES } from './not-talk-examples.ts';
import { isEmojiOnly } from './talk-words.ts';

/** What a message is that asks nothing of articles and records. */
export type Talk = Courtesy | AboutBot | 'complaint';

/** Longer messages have something to say. */
const MAX_LENGTH = 140;
/** How like an example a text of known words has to be. */
const LIKE = 0.46;
/** And one with a word that no example has: a name or a thing would be what it is about. */
const VERY_LIKE = 0.62;
/** And one that is made of grammar words only. */
const SAME = 0.8;
const MAY_HOLD_ANYTHING: ReadonlySet<Talk> = new Set(['greeting', 'thanks', 'farewell', 'complaint']);
/** Said before or after, to nobody's loss. */
const PADDING =
  /^(?:(?:ok|okay|lol|haha+|hehe|well|oh|ah|hm+|hey|hi|so|wow|yes|yeah|sorry|na|also|tja|bon|ben|bueno|allora|então|ええと|あの)\s+)+|(?:\s+(?:lol|haha+|hehe|xd|then|though|btw|mate|man|dude|buddy|bro|pal|please|there|all|team|everyone|guys|folks|bot|switchboard|zusammen|leute|denn|mal|hein|à tous|a todos|a tutti|pessoal))+$/giu;
const ANGRY = /👎|😡|😠|🤬|:-1:|:thumbsdown:|:rage:|:angry:/u;
const CLAUSE_ENDS = /[.!?。！？…,、;；:–—\n]+/u;

const CONJUNCTIONS = /[.!?。！？…,、;；:–—\n]+|\s(?:and|but|und|aber|et|mais|y|pero|e|ma|mas)\s/iu;

/** The more somebody needs an answer to it, the earlier: thanks with a complaint are a complaint. */
const WEIGHT: readonly Talk[] = [
  'complaint',
  'help',
  'knows',
  'privacy',
  'sources',
  'identity',
  'languages',
  'memory',
  'wellbeing',
  'thanks',
  'farewell',
  'greeting',
  'acknowledgement',
];

let learned: FindNearest<Talk> | null = null;

/**
 * Tells what kind of talk a message is, in seven languages; null for anything that asks or says something of its own.
 * A message of several clauses is talk only where every one of them is: "thanks, and what about refunds?" is none.
 */
export function readTalk(text: string): Talk | null {
  const line = text.normalize('NFKC').trim();
  if (line === '' || line.length > MAX_LENGTH) return null;
  if (isEmojiOnly(line)) return ANGRY.test(line) ? 'complaint' : 'acknowledgement';
  return readClauses(line.split(CLAUSE_ENDS)) ?? readClauses(line.split(CONJUNCTIONS)) ?? readClause(line);
}

/** The same for what is only said to be kind: never for a question about the bot, nor a complaint. */
export function readCourtesy(text: string): Courtesy | null {
  const talk = readTalk(text);
  return talk !== null && talk in COURTESY_EXAMPLES ? (talk as Courtesy) : null;
}

function readClauses(parts: readonly string[]): Talk | null {
  const clauses = parts.filter((clause) => /[\p{L}\p{N}]/u.test(clause));
  if (clauses.length < 2) return null;
  const kinds = clauses.map(readClause);
  return kinds.includes(null) ? null : (WEIGHT.find((kind) => kinds.includes(kind)) ?? null);
}

function readClause(clause: string): Talk | null {
  const bare = clause.trim();
  const padded = bare.replace(/[^\p{L}\p{M}\p{N}\s'’]/gu, ' ').trim();
  const plain = padded.replace(PADDING, '').trim();
  return nearest(bare) ?? (plain === '' || plain === padded ? null : nearest(plain));
}

function nearest(text: string): Talk | null {
  learned ??= learnExamples<Talk>(
    { ...COURTESY_EXAMPLES, ...ABOUT_BOT_EXAMPLES, complaint: COMPLAINT_EXAMPLES },
    NOT_TALK_EXAMPLES,
  );
  const found = learned(text);
  if (found === null || found.likeness <= found.otherwise) return null;
  if (found.bare) return found.likeness >= SAME ? found.label : null;
  if (found.unknown === 0) return found.likeness >= LIKE ? found.label : null;
  const isLike = found.unknown === 1 && found.likeness >= VERY_LIKE;
  return isLike && MAY_HOLD_ANYTHING.has(found.label) ? found.label : null;
}
