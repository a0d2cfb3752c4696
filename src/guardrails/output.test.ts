import { describe, expect, it } from 'vitest';
import type { Evidence } from '../core/citation.ts';
import { readSentence } from './output/sentence-check.ts';
import { LINE_CHECKS, verifyAnswer, verifySentence } from './output.ts';

function passage(n: number, text: string, more: Partial<Evidence> = {}): Evidence {
  return { n, kind: 'passage', id: `passage:${n}`, title: 'Enterprise', text, ...more };
}

const EVIDENCE = [
  passage(1, 'SSO is included in Enterprise. A quote is valid for 30 days. Starter has no API.'),
  passage(2, 'The list price is 1,500.00 EUR a year. It was agreed on 1 October 2026 by Lucía Ibarra.', {
    title: 'Price',
  }),
  passage(3, '| Edition | Floor |\n| --- | --- |\n| Business | 18.50 EUR |\n| Enterprise | 28.00 EUR |', {
    title: 'Floor prices',
  }),
  passage(
    7,
    '| Rival | Met | Won | Lost |\n| --- | --- | --- | --- |\n| Tallow | 14 | 6 | 8 |\n| Gantry | 11 | 6 | 5 |\n| Plover | 9 | 5 | 4 |',
    { title: 'Wins and losses' },
  ),
  passage(5, 'The queue filled because release 4.1.7 wrote each change three times.', { title: 'Queue' }),
  passage(6, 'The app works on iOS 16 or later.', { title: 'Devices' }),
  passage(4, 'Open [the guide](https://docs.example/guide) and choose **Add provider**.', { title: 'Guide' }),
];

function verdictOf(sentence: string, question = 'What does it cost for 250 seats?'): string {
  const verdict = verifySentence({ sentence, evidence: EVIDENCE, question });
  return verdict.ok ? 'ok' : verdict.check;
}

describe('a sentence of an answer is shown', () => {
  it.each([
    ['when it quotes what it cites', 'SSO is included in Enterprise. [1]'],
    ['when it says the same in a little other words', 'Enterprise includes SSO. [1]'],
    ['when its amount is written in another locale', 'The list price is 1.500,00 € a year. [2]'],
    ['when its date is written in another way', 'It was agreed on 2026-10-01. [2]'],
    ['when its date says less than the source', 'It was agreed in October 2026. [2]'],
    [
      'when it names a version as its source does',
      'The queue filled because release 4.1.7 wrote each change. [5]',
    ],
    ['when a number word stands for digits', 'A quote is valid for thirty days. [1]'],
    ['when it repeats the denial of its source', 'Starter has no API. [1]'],
    ['when a figure is of the row that it names', 'The floor for Business is 18.50 EUR. [3]'],
    [
      'when it repeats a row with the heads of its columns, whose figures are of one kind',
      'Rival: Tallow; Met: 14; Won: 6; Lost: 8 [7]',
    ],
    ['when it names the host of its source', 'Open docs.example and choose **Add provider**. [4]'],
    [
      'when a sentence begins right behind another',
      'A quote is valid for 30 days.SSO is included in Enterprise. [1]',
    ],
    ['when it links to an address of its source', 'Open [the guide](https://docs.example/guide). [4]'],
    [
      'when it repeats the asker’s own number of the same thing',
      'For 250 seats the list price is 1,500 EUR a year. [2]',
    ],
    [
      'when it was translated and keeps figures and names',
      'Das Angebot ist für 30 Tage gültig und wird nicht verlängert. [1]',
    ],
    [
      'when Japanese writes a name next to its letters',
      'SSOはEnterpriseに含まれ、見積もりの有効期間は30日です。 [1]',
    ],
    ['when it writes a name and its number in one', 'Work on iOS16 or later. [6]'],
    ['when it only introduces a list', 'Here are the steps:'],
  ])('%s', (_, sentence) => {
    expect(verdictOf(sentence)).toBe('ok');
  });
});

describe('a sentence of an answer is not shown', () => {
  it.each([
    ['without a citation', 'SSO is included in Enterprise.', 'citations'],
    ['with a citation of nothing', 'SSO is included in Enterprise. [9]', 'citations'],
    ['with a claim dressed up as an introduction', 'Tallowgate is cheaper than us:', 'citations'],
    ['with another amount', 'The list price is 1,400 EUR a year. [2]', 'figures'],
    ['with another currency', 'The list price is 1,500 USD a year. [2]', 'figures'],
    ['with another unit', 'A quote is valid for 30 weeks. [1]', 'figures'],
    ['with another date', 'It was agreed on 2 October 2026. [2]', 'figures'],
    ['with figures of two rows under the heads', 'Rival: Tallow; Met: 11; Won: 6; Lost: 8 [7]', 'figures'],
    ['with the figure of another row', 'The floor for Enterprise is 18.50 EUR. [3]', 'figures'],
    ['with the asker’s number for another thing', 'The list price is 250 EUR a year. [2]', 'figures'],
    ['with a name that its source does not have', 'It was agreed by Mateo Quiroga. [2]', 'names'],
    ['with the number of another name', 'Work on iOS17 or later. [6]', 'names'],
    ['with a name of its own next to Japanese letters', 'SSOはPlovernetに含まれます。 [1]', 'names'],
    ['with a product that its source does not have', 'SSO is included in Plovernet. [1]', 'names'],
    ['with a denial added', 'SSO is not included in Enterprise. [1]', 'negation'],
    ['with a denial left out', 'Starter has an API. [1]', 'negation'],
    ['with the opposite word', 'SSO is excluded in Enterprise. [1]', 'opposites'],
    ['with a claim of its own', 'Our support engineers travel to every customer site. [1]', 'grounding'],
    ['with a link of its own', 'See https://evil.example/guide for SSO. [1]', 'content'],
    [
      'with something appended to a known link',
      'Open https://docs.example/guide?secret=1 now. [4]',
      'content',
    ],
    ...[
      'evil.link/r',
      'evil.de/login?u=nora',
      'login-ferrowick.zip',
      '[this address] (evil.de)',
      'evil．de',
      'ｅｖｉｌ.de',
      'e**vil.d**e',
      'ple/guide.docs.example',
      'x.docs.example',
      'cs.example',
      'docs.example.evil',
      'someone@docs.example.evil',
      't.co/x',
      'пример.рф',
    ].map((host): [string, string, string] => [
      `with a host that is not in its source (${host})`,
      `Open ${host} and choose **Add provider**. [4]`,
      'content',
    ]),
    ['with a call to a whole channel', 'SSO is included in Enterprise <!channel>. [1]', 'content'],
    ['with a call in full-width signs', 'SSO is included in Enterprise ＠channel. [1]', 'content'],
    ['with a picture', 'SSO is included in Enterprise ![x](https://docs.example/guide). [1]', 'content'],
    ['with an id of ours', 'SSO is included in Enterprise, says passage:1. [1]', 'leaks'],
    ['with a secret', 'SSO is included, token xoxb-1234567890-abcdefghij. [1]', 'leaks'],
    ['with a promise', 'I promise that SSO is included in Enterprise. [1]', 'promises'],
    ['with an action that nobody took', 'I have sent the quote, which is valid for 30 days. [1]', 'promises'],
    ['with invisible characters', 'SSO is inc\u200bluded in Enterprise. [1]', 'form'],
  ])('%s', (_, sentence, check) => {
    expect(verdictOf(sentence)).toBe(check);
  });

  it('when it repeats the instructions', () => {
    const hidden = ['You answer people of a company and cite everything that you say by number.'];
    const sentence = 'I answer people of a company and cite everything that you say by number. [1]';
    expect(verifySentence({ sentence, evidence: EVIDENCE, question: '', hidden })).toMatchObject({
      check: 'leaks',
    });
  });
});

describe('a host that only the asker named', () => {
  const question = 'Is evil.link the guide?';

  it('is shown as code and not otherwise', () => {
    expect(verdictOf('Open `evil.link` and choose **Add provider**. [4]', question)).not.toBe('content');
    expect(verdictOf('Open evil.link and choose **Add provider**. [4]', question)).toBe('content');
  });
});

describe('a sentence with quotes', () => {
  const verdict = (sentence: string, text: string) => {
    const result = verifySentence({ sentence, evidence: EVIDENCE, question: '', quotes: [{ n: 1, text }] });
    return result.ok ? 'ok' : result.check;
  };

  it('is shown when its quote says it', () => {
    expect(verdict('Quotes are good for 30 days.', 'valid for 30 days')).toBe('ok');
  });

  it.each([
    ['its quote is not in the piece', 'Quotes are good for 30 days. [1]', 'valid for thirty days', 'quotes'],
    [
      'its figure stands elsewhere in the piece',
      'SSO comes within 30 days. [1]',
      'SSO is included in Enterprise.',
      'figures',
    ],
    [
      'its quote is of a piece that it does not cite',
      'The list price is high. [2]',
      'Starter has no API.',
      'quotes',
    ],
  ])('is not shown when %s', (_, sentence, quote, check) => {
    expect(verdict(sentence, quote)).toBe(check);
  });

  it('may give the result of a calculation', () => {
    const input = {
      sentence: 'For 12 seats that is 18,000 EUR a year. [2]',
      evidence: EVIDENCE,
      question: 'and for 12 seats?',
      quotes: [{ n: 2, text: 'The list price is 1,500.00 EUR a year.' }],
    };
    const calculations = [{ expression: '12 * 1500', result: '18000' }];
    expect(verifySentence({ ...input, calculations }).ok).toBe(true);
    expect(verifySentence({ ...input, sentence: 'For 12 seats that is 19,000 EUR a year. [2]' }).ok).toBe(
      false,
    );
  });

  it.each([
    ['rounded', '1500 / 7', '214.285714286', 'That is 214.29 EUR per site a year. [2]', true],
    ['of a share', '0.8 * 1500', '1200', 'With 20 percent off that is 1,200 EUR a year. [2]', true],
    ['over months', '1500 / 12', '125', 'That is 125 EUR a month. [2]', true],
    ['of figures that nobody gave', '37 * 41', '1517', 'That is 1,517 EUR a year. [2]', false],
    ['of conversions alone', '12 * 60', '720', 'That is 720 EUR a year. [2]', false],
    ['that it does not have', '1500 / 12', '125', 'That is 126.50 EUR a month. [2]', false],
  ])('may give a result %s only as far as its figures are known', (_, expression, result, sentence, ok) => {
    const question = 'and for 7 sites with 20 percent off?';
    const calculations = [{ expression, result }];
    expect(verifySentence({ sentence, evidence: [EVIDENCE[1]!], question, calculations }).ok).toBe(ok);
  });
});

/** What is quoted for the one citation of a text. */
function quotesOf(text: string, source: Evidence): string | undefined {
  return verifyAnswer({ text, evidence: [source], question: '' }).citations[0]?.quote;
}

describe('a whole answer', () => {
  it('quotes the whole paragraph of a passage and the one line of a record that supports each citation', () => {
    const text = 'Starter has no API. [1] The list price is 1.500,00 EUR. [2]';
    const record = { ...EVIDENCE[1]!, kind: 'record' as const };
    const verdict = verifyAnswer({ text, evidence: [EVIDENCE[0]!, record], question: '' });
    expect(verdict.ok).toBe(true);
    expect(verdict.citations.map(({ n, quote }) => [n, quote])).toEqual([
      [1, 'SSO is included in Enterprise. A quote is valid for 30 days. Starter has no API.'],
      [2, 'The list price is 1,500.00 EUR a year.'],
    ]);
  });

  it('quotes a list with the line that leads in, and nothing of the next paragraph', () => {
    const list = 'You need:\n\n- a badge\n- a laptop with a charger';
    const source = passage(1, `# Joining\n\nWelcome to us.\n\n${list}\n\nLunch is at noon.`);
    expect(quotesOf('You need a laptop with a charger. [1]', source)).toBe(list);
  });

  it('quotes what stands between two supporting sentences', () => {
    const source = passage(1, 'Badges are blue. They are worn.\n\nNo dogs.\n\nLaptops are grey.');
    expect(quotesOf('Badges are blue. [1] Laptops are grey. [1]', source)).toBe(source.text);
  });

  it('quotes whole sentences around the supporting one where the paragraph is too long', () => {
    const filler = (word: string) => `${`${word} `.repeat(60).trim()}.`;
    const source = passage(
      1,
      [filler('Alpha'), 'Laptops are grey.', filler('Beta'), filler('Gamma')].join(' '),
    );
    expect(quotesOf('Laptops are grey. [1]', source)).toBe(
      [filler('Alpha'), 'Laptops are grey.', filler('Beta')].join(' '),
    );
  });

  it('tells each check with the first fault', () => {
    const verdict = verifyAnswer({
      text: 'SSO is included in Plovernet. [1] It is.',
      evidence: EVIDENCE,
      question: '',
    });
    expect(verdict.checks.filter((it) => it.verdict === 'denied').map((it) => it.check)).toEqual([
      'output.citations',
      'output.names',
    ]);
  });

  it('lets a mark cover the sentences before it in the same line', () => {
    const text = 'Starter has no API. SSO is included in Enterprise. [1]';
    expect(verifyAnswer({ text, evidence: EVIDENCE, question: '' }).ok).toBe(true);
  });
});

it("a flow's line is judged without being taken apart into claims, which costs the most", () => {
  const sentence = 'SSO is included in Enterprise. [1]';
  const line = readSentence({ sentence, evidence: EVIDENCE, question: 'Is SSO included?' });
  const get = () => {
    throw new Error('somebody asked for the claims');
  };
  Object.defineProperty(line, 'claims', { get, enumerable: true });
  expect(LINE_CHECKS.map((check) => check.fault(line))).toEqual(LINE_CHECKS.map(() => null));
});
