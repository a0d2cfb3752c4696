import { expect, it } from 'vitest';
import { isVague } from './is-vague.ts';

it.each([
  'what should I do today?',
  'I need something',
  'it doesn’t work',
  'why?',
  'can you look something up for me?',
  'was soll ich heute machen?',
  'ça ne marche pas',
  'necesito algo',
  'ho un problema',
  'preciso de uma coisa',
  'sorry to bother you again. what now?',
])('nothing can be looked up for: %s', (text) => expect(isVague(text)).toBe(true));

it.each([
  'SSO',
  'pricing',
  'the app does not work',
  'how do I export?',
  'what should I do about Solvane today?',
  'refund',
  'Fehler FG-204',
  '休暇の申請方法',
  'who approves 20 percent?',
  'the fitters want no other password. how do they get in then',
  'upload of the list breaks at the first umlaut. why',
])('something can be looked up for: %s', (text) => expect(isVague(text)).toBe(false));
