import { get, search } from 'node-emoji';

/** Slack's names that the emoji library knows under another name or not at all. */
const SLACK_NAMES: Record<string, string> = {
  thumbsup: '👍',
  thumbsdown: '👎',
  thinking_face: '🤔',
  large_green_circle: '🟢',
  large_yellow_circle: '🟡',
  large_orange_circle: '🟠',
  large_red_circle: '🔴',
  red_circle: '🔴',
  white_circle: '⚪',
  black_circle: '⚫',
  raising_hand: '🙋',
  simple_smile: '🙂',
  octagonal_sign: '🛑',
  robot_face: '🤖',
  book: '📖',
  hugging_face: '🤗',
  face_with_monocle: '🧐',
  heavy_minus_sign: '➖',
  left_speech_bubble: '🗨️',
  spiral_calendar_pad: '🗓️',
  lower_left_ballpoint_pen: '🖊️',
};

/** Emoji offered without searching, in the order of the picker. */
export const COMMON_EMOJI = [
  '+1',
  '-1',
  'white_check_mark',
  'eyes',
  'heart',
  'tada',
  'raised_hands',
  'pray',
  'clap',
  'fire',
  'rocket',
  'bulb',
  'slightly_smiling_face',
  'smile',
  'joy',
  'thinking_face',
  'confused',
  'cry',
  'wave',
  'muscle',
  'ok_hand',
  '100',
  'sparkles',
  'star',
  'question',
  'exclamation',
  'warning',
  'x',
  'hourglass_flowing_sand',
  'mag',
  'memo',
  'pushpin',
  'calendar',
  'moneybag',
  'handshake',
  'coffee',
] as const;

/** Finds the character for a Slack emoji name (without colons, skin tone allowed); undefined when unknown. */
export function emojiFor(name: string): string | undefined {
  const plain = name.split('::')[0] ?? name;
  return SLACK_NAMES[plain] ?? get(plain);
}

/** Finds up to `limit` emoji whose name contains `query`, those that begin with it first. */
export function searchEmoji(query: string, limit: number): { name: string; character: string }[] {
  const known = Object.keys(SLACK_NAMES)
    .filter((name) => name.includes(query))
    .map((name) => ({ name, character: SLACK_NAMES[name] as string }));
  const found = search(query).map((hit) => ({ name: hit.name, character: hit.emoji }));
  const rank = (name: string) => (name === query ? 0 : name.startsWith(query) ? 1 : 2);
  const seen = new Set<string>();
  return [...found, ...known]
    .sort((a, b) => rank(a.name) - rank(b.name))
    .filter(({ character }) => !seen.has(character) && seen.add(character))
    .slice(0, limit);
}
