import { expect, it } from 'vitest';
import { LANGUAGES } from '../../src/core/language.ts';
import { t } from '../../src/messages/t.ts';
import { readTalk } from '../../src/text/talk/read-talk.ts';

it.each(LANGUAGES)('the prompt that asks what the bot can do is understood in %s', (language) => {
  expect(readTalk(t(language, 'prompt.help.message'))).toBe('help');
});
