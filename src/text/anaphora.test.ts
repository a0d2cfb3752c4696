import { describe, expect, it } from 'vitest';
import { continuesSentence, opensWithContrast, pointsBack } from './anaphora.ts';

describe('a question that leans on what was said', () => {
  it.each(['how much is it', 'and monthly?', 'et combien ça coûte', 'was kostet das', 'それはいくら'])(
    'points back: %s',
    (question) => expect(pointsBack(question)).toBe(true),
  );

  it.each(['price of Starter', 'quanto custa a licença', 'Wie lange gilt ein Angebot'])(
    'stands alone: %s',
    (question) => expect(pointsBack(question)).toBe(false),
  );
});

describe('a sentence that leans on the one before', () => {
  it.each(['It also covers add-ons.', '- Therefore ask twice.', 'Il est gratuit.', 'そのため、必要です。'])(
    'goes on from it: %s',
    (sentence) => expect(continuesSentence(sentence)).toBe(true),
  );

  it.each(['There are three plans.', 'Iterations last two weeks.'])('stands alone: %s', (sentence) =>
    expect(continuesSentence(sentence)).toBe(false),
  );

  it('takes some of it back', () => {
    expect(opensWithContrast('However, trials end.')).toBe(true);
    expect(opensWithContrast('Button up.')).toBe(false);
  });
});
