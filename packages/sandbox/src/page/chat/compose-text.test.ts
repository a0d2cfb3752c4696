import { describe, expect, it } from 'vitest';
import { decodeText, encodeText } from './compose-text.ts';

const names = {
  bot: { id: 'U0BOT', name: 'Switchboard' },
  people: [
    { id: 'U1', name: 'ana', realName: 'Ana Ruiz' },
    { id: 'U2', name: 'jörg', realName: 'Jörg (Sales)' },
    { id: 'U3', name: 'anabel' },
  ],
  channels: [{ id: 'C1', name: 'deal-desk', kind: 'public' as const, members: [] }],
};

describe('encodeText', () => {
  it('sends people, the bot and channels as ids', () => {
    expect(encodeText('@Switchboard ask @Ana Ruiz in #deal-desk', names)).toBe('<@U0BOT> ask <@U1> in <#C1>');
  });

  it('does not find a short name inside a longer one', () => {
    expect(encodeText('@anabel and @ana, not @anatol', names)).toBe('<@U3> and <@U1>, not @anatol');
  });

  it('takes a name with accents and brackets in any case', () => {
    expect(encodeText('hi @JÖRG (sales)!', names)).toBe('hi <@U2>!');
  });

  it('leaves mail addresses alone', () => {
    expect(encodeText('write to x@ana.example', names)).toBe('write to x@ana.example');
  });

  it('is undone for editing', () => {
    const typed = '@Switchboard ask @Ana Ruiz in #deal-desk about prices';
    expect(decodeText(encodeText(typed, names), names)).toBe(typed);
    expect(decodeText('is 1 &lt; 2 &amp; 3?', names)).toBe('is 1 < 2 & 3?');
  });
});
