import { describe, expect, test } from 'vitest';
import type { Agent } from '../agents/define-agent.ts';
import type { Channel } from '../core/person.ts';
import { textIn } from '../messages/text-in.ts';
import { allText } from './compose-reply.ts';
import { composeSummary, type SummaryContext } from './compose-summary.ts';
import { numberSources } from './number-sources.ts';

const channel = (kind: Channel['kind']) => ({ name: 'deals', kind }) as Channel;
const context: SummaryContext = {
  channel: channel('public'),
  transcript: { said: [], withheldAnswers: 0, withheldOthers: false },
  seen: [],
  account: null,
};
const summarize = (more: Partial<SummaryContext>, sources = numberSources()) =>
  allText(composeSummary({ language: 'en', agent: undefined }, { ...context, ...more }, sources));

describe('what leads read of a question that they take over', () => {
  test('names a public channel, and never a private one', () => {
    expect(summarize({})).toContain('#deals');
    expect(summarize({ channel: channel('private') })).not.toContain('deals');
  });

  test('gives our own answers with their sources numbered again, and leaves alone what a person typed', () => {
    const sources = numberSources();
    const answer = { author: null, byAsker: false, text: '**Kept** 30 days [3].' };
    const citations = [{ n: 3, kind: 'passage' as const, id: 'passage:3', title: 'Retention', quote: 'q' }];
    const typed = { author: 'Ana', byAsker: true, text: 'As in [3]?', citations: [] };
    const said = [{ ...answer, citations }, typed];
    const text = summarize({ transcript: { ...context.transcript, said } }, sources);
    expect(text).toContain('Kept 30 days [1].');
    expect(text).toContain('As in [3]?');
    expect(sources.all.map(({ id }) => id)).toEqual(['passage:3']);
  });

  test('cuts what was said at length', () => {
    const said = [{ author: 'Ana', byAsker: true, text: 'word '.repeat(500), citations: [] }];
    const text = summarize({ transcript: { ...context.transcript, said } });
    expect(text.length).toBeLessThan(1_000);
    expect(text).toContain('…');
  });

  test('names each article that was looked at once, eight at most, and says how many there were', () => {
    const seen = Array.from({ length: 12 }, (_, n) => ({ id: `passage:${n}`, title: `Title ${n % 10}` }));
    const lines = summarize({ seen }).split('\n');
    expect(lines.filter((line) => /^Title \d \[\d+\]$/.test(line))).toHaveLength(8);
    expect(lines.join(' ')).toContain('I read 12 articles and records about it.');
  });

  test('says what was tried in sentences, and nothing of sources where none were looked for', () => {
    expect(summarize({})).toContain('This is a request for a person, so I did not look anything up.');
    expect(summarize({})).not.toMatch(/: ?0$|nothing to read/m);
    const agent = { name: 'sales', offers: textIn('turn.agent.sales') } as Agent;
    const said = allText(composeSummary({ language: 'en', agent }, context, numberSources()));
    expect(said).toContain('I sorted it under: sales questions. I found nothing to read about it.');
  });
});
