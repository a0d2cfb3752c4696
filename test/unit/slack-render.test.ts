import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateBlocks } from '../../packages/sandbox/src/blocks/validate-blocks.ts';
import { asId, type TurnId } from '../../src/core/ids.ts';
import { LANGUAGES } from '../../src/core/language.ts';
import type { Reply, ReplyPart } from '../../src/core/reply.ts';
import { CATALOGUE, type MessageKey } from '../../src/messages/catalogue.ts';
import { t } from '../../src/messages/t.ts';
import { HANDOFF_FORMS } from '../../src/slack/handoff/handoff-form.ts';
import type { SlackMessage } from '../../src/slack/render/piece.ts';
import { type Form, formOf, renderReply } from '../../src/slack/render/render-reply.ts';
import { splitMarkdown } from '../../src/slack/render/split-markdown.ts';
import { restAfter, splitLead } from '../../src/slack/reply/finish-stream.ts';

const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const hostile = fc.constantFrom(
  '<!channel>',
  '<@U0ANA>',
  '<https://a.example|b>',
  '&',
  '```',
  '**',
  '![x](https://a.example)',
);
const prose = fc
  .array(fc.oneof({ weight: 8, arbitrary: word }, { weight: 1, arbitrary: hostile }), {
    minLength: 1,
    maxLength: 60,
  })
  .map((words) => `${words.join(' ')}. [1]`);
const long = fc
  .integer({ min: 40, max: 120 })
  .chain((times) => prose.map((text) => Array(times).fill(text).join('\n\n')));
const text = fc.oneof({ weight: 12, arbitrary: prose }, { weight: 1, arbitrary: long });

const part: fc.Arbitrary<ReplyPart> = fc.oneof(
  text.map((value) => ({ type: 'text' as const, text: value })),
  text.map((value) => ({ type: 'heading' as const, text: value })),
  fc.record({
    type: fc.constant('list' as const),
    ordered: fc.boolean(),
    items: fc.array(prose, { maxLength: 30 }),
  }),
  fc.record({
    type: fc.constant('facts' as const),
    facts: fc.array(fc.record({ label: word, value: text }), { maxLength: 25 }),
  }),
  fc.tuple(fc.integer({ min: 0, max: 24 }), fc.integer({ min: 0, max: 120 })).map(([columns, rows]) => ({
    type: 'table' as const,
    columns: Array.from({ length: columns }, (_, at) => `c${at}`),
    rows: Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_, at) => (at === 1 ? '' : `r${row}`)),
    ),
  })),
);

const reply: fc.Arbitrary<Reply> = fc.record({
  turnId: fc.constant(asId<TurnId>('t_1')),
  outcome: fc.constant('answered' as const),
  language: fc.constantFrom(...LANGUAGES),
  parts: fc.array(part, { maxLength: 6 }),
  citations: fc.array(
    fc.record({
      n: fc.integer({ min: 1, max: 60 }),
      kind: fc.constant('passage' as const),
      id: fc.constant('passage:1'),
      title: text,
      url: fc.constantFrom(
        'https://x.example/a?b=1&c=2',
        'javascript:alert(1)',
        `https://x.example/${'a'.repeat(2_000)}`,
      ),
      quote: prose,
    }),
    { maxLength: 60 },
  ),
  choices: fc.array(fc.record({ label: text, question: text }), { maxLength: 40 }),
  suggestions: fc.array(text, { maxLength: 3 }),
  notes: fc.array(text, { maxLength: 14 }),
  controls: fc.constantFrom<Reply['controls'][]>(
    [],
    ['sources', 'why', 'feedback'],
    ['refresh', 'retry', 'private_answer'],
  ),
});

function faultsOf(message: SlackMessage): unknown[] {
  return message.blocks === undefined ? [] : validateBlocks(message.blocks, 'message');
}

/** Every text in which Slack would see a mention; plain and raw text are shown as they are. */
function markupOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(markupOf);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text } = value as { type?: unknown; text?: unknown };
  const own = (type === 'mrkdwn' || type === 'markdown') && typeof text === 'string' ? [text] : [];
  return [...own, ...Object.values(value).flatMap(markupOf)];
}

function everyForm(form: Form): Form[] {
  return [form, ...form.simpler().flatMap(everyForm)];
}

describe('whatever the reply', () => {
  it('every message that is made of it is one that Slack takes, in every form', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(reply, (value) => {
        for (const form of renderReply(value).map(formOf).flatMap(everyForm)) {
          expect(faultsOf(form.message)).toEqual([]);
          expect(form.message.text.trim()).not.toBe('');
          expect(form.message.text.length).toBeLessThanOrEqual(4_000);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('nothing in it mentions anybody', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(reply, (value) => {
        for (const form of renderReply(value).map(formOf).flatMap(everyForm)) {
          const read = [...markupOf(form.message.blocks), form.message.text].join('\n');
          expect(read).not.toMatch(/<[@!#]/);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('nothing is lost', () => {
  const marked = (count: number, make: (name: string) => ReplyPart): ReplyPart[] =>
    Array.from({ length: count }, (_, at) => make(`mark${at}x`));
  const empty: Reply = {
    turnId: asId<TurnId>('t_1'),
    outcome: 'answered',
    language: 'en',
    parts: [],
    citations: [],
    choices: [],
    suggestions: [],
    notes: [],
    controls: [],
  };

  it.each<[string, (name: string) => ReplyPart]>([
    ['headings', (name) => ({ type: 'heading', text: name })],
    ['facts', (name) => ({ type: 'facts', facts: [{ label: 'l', value: name }] })],
    [
      'long facts',
      (name) => ({ type: 'facts', facts: [{ label: 'l', value: name.padEnd(2_500, ' word') }] }),
    ],
    ['lists', (name) => ({ type: 'list', ordered: true, items: [name] })],
    ['tables', (name) => ({ type: 'table', columns: ['a'], rows: [[name]] })],
    [
      'wide tables',
      (name) => ({ type: 'table', columns: Array(30).fill('a'), rows: [Array(30).fill(name)] }),
    ],
    ['long texts', (name) => ({ type: 'text', text: `${name} ${'word '.repeat(800)}` })],
  ])('of 120 %s, however many messages it takes', (_what, make) => {
    const messages = renderReply({ ...empty, parts: marked(120, make) }).map(
      (pieces) => formOf(pieces).message,
    );
    const all = JSON.stringify(messages.map((message) => message.blocks));
    for (let at = 0; at < 120; at += 1) expect(all).toContain(`mark${at}x`);
    for (const message of messages) expect(faultsOf(message)).toEqual([]);
  });

  it('when a table is drawn without blocks', () => {
    const table: ReplyPart = {
      type: 'table',
      columns: ['Edition', 'Price'],
      rows: [['Enterprise', '€ 41 [1]']],
    };
    const form = formOf(renderReply({ ...empty, parts: [table] })[0]!);
    expect(form.simpler()[0]!.message.text).toContain('Enterprise; Price: € 41 [1]');
  });

  it('when every line of it looks like the beginning of code', () => {
    const [form] = renderReply({ ...empty, notes: ['``` one', '``` two'] })
      .map(formOf)
      .flatMap(everyForm);
    expect(form!.message.text).toContain('one');
    expect(
      renderReply({ ...empty, parts: [{ type: 'text', text: '``` one' }] })
        .map(formOf)
        .flatMap(everyForm)
        .map(({ message }) => message.text.trim()),
    ).not.toContain('');
  });

  it('a reply of nothing still says that it is one', () => {
    expect(formOf(renderReply(empty)[0]!).message.text).toBe('–');
  });
});

describe('Markdown is cut', () => {
  const squeeze = (value: string) => value.replace(/```|\s/g, '');

  it('into pieces within the limit that together hold every character', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 60, max: 3_000 }), (markdown, max) => {
        const pieces = splitMarkdown(markdown, max);
        for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(max);
        expect(squeeze(pieces.join(''))).toBe(squeeze(markdown));
      }),
    );
  });

  it('between blocks before lines, and between sentences with their citations', () => {
    expect(splitMarkdown('One is one.\n\nTwo is two.\nThree is three.', 36)).toEqual(
      ['One is one.', 'Two is two.\nThree is three.'].slice(0, 2),
    );
    const sentences = splitMarkdown(
      'Seats cost forty euros. [1] Support is included. [2] Terms are annual. [3]',
      44,
    );
    for (const piece of sentences) expect(piece).toMatch(/\[\d\]$/);
  });

  it('so that a code block goes on as one', () => {
    const pieces = splitMarkdown(`\`\`\`\n${'let x = 1;\n'.repeat(40)}\`\`\``, 120);
    expect(pieces.length).toBeGreaterThan(2);
    for (const piece of pieces) expect((piece.match(/```/g) ?? []).length % 2).toBe(0);
  });
});

describe('what a growing message still lacks', () => {
  it.each<[whole: string, shown: string, rest: string | null]>([
    ['One. [1] Two. [2]', 'One. [1]', ' Two. [2]'],
    ['One. [1]\n\nTwo. [2]', 'One. [1] Two. [2]', ''],
    ['- one\n- two', '- one', '\n- two'],
    ['One.', '', 'One.'],
    ['One.', 'Two.', null],
    ['One.', 'One. And more.', null],
  ])('of "%s" after "%s"', (whole, shown, rest) => {
    expect(restAfter(whole, shown)).toBe(rest);
  });

  it('begins with what can be streamed', () => {
    const parts: ReplyPart[] = [
      { type: 'text', text: 'a' },
      { type: 'facts', facts: [] },
      { type: 'text', text: 'b' },
    ];
    expect(splitLead(parts)).toEqual({ lead: 'a', rest: parts.slice(1) });
  });
});

describe('fixed texts', () => {
  it.each(LANGUAGES)('fit their places in %s', (language) => {
    for (const title of [
      'slack.why.title',
      'slack.sources.title',
      'slack.ask.title',
      'slack.ask.submit',
      'slack.modal.close',
      ...HANDOFF_FORMS.map((form) => `slack.handoff.${form}.title` as const),
      'slack.handoff.edit.submit',
    ] as const) {
      expect([...t(language, title)].length, title).toBeLessThanOrEqual(24);
    }
    const buttons = (Object.keys(CATALOGUE.en) as MessageKey[]).filter((key) =>
      key.startsWith('slack.button.'),
    );
    for (const key of buttons) expect(t(language, key).length, key).toBeLessThanOrEqual(75);
  });
});
