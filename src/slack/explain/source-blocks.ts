import type { KnownBlock } from '@slack/types';
import type { Citation } from '../../core/citation.ts';
import type { Language } from '../../core/language.ts';
import { t } from '../../messages/t.ts';
import { mrkdwn } from '../render/mrkdwn.ts';
import { sourceLine } from '../render/render-controls.ts';
import { escapeShort } from '../text/escape-slack-text.ts';

const MAX_QUOTE = 1_200;
const MAX_SOURCES = 90;

/** Draws the sources of a reply, each with the words that were quoted. */
export function sourceBlocks(citations: readonly Citation[], language: Language): KnownBlock[] {
  if (citations.length === 0) {
    const text = t(language, 'slack.why.nothing');
    return [{ type: 'section', text: { type: 'plain_text', text } }];
  }
  return citations.slice(0, MAX_SOURCES).map((citation) => {
    const quote = escapeShort(citation.quote.trim(), MAX_QUOTE).replace(/\n/g, '\n>');
    return { type: 'section', text: mrkdwn(`${sourceLine(citation)}\n>${quote}`) };
  });
}
