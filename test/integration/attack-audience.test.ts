import { beforeEach, describe, expect, test } from 'vitest';
import { BotError } from '../../src/core/bot-error.ts';
import type { ChannelId, PersonId } from '../../src/core/ids.ts';
import { saveMembers } from '../../src/store/directory.ts';
import { allOf, attackCompany, newTs, numberOf, quote, speak } from './attack-company.ts';

const company = attackCompany();

beforeEach(() => {
  const it = company();
  it.attack = quote();
  it.attacksRoute = false;
  it.directory = it.stored;
});

/** Figures and words that stand in the discount floor and nowhere else: readers are the deal desk and leadership. */
/** Moments such as 10:28.004 are none. */
const FLOOR_PRICE = /(?<![\d:])28\.00(?!\d)/;
const FLOOR = /(?<![\d:])28\.00(?!\d)|24\.50|410,000|287,000|discount floor|floor price/i;
const QUESTION = 'What is the floor price for Enterprise below 1,000 seats?';
const APPROVALS = 'G0FW00012' as ChannelId;
const ELIF = 'U0FW00011' as PersonId;
const VICTOR = 'U0FW00012' as PersonId;
const LENA = 'U0FW00017' as PersonId;

describe('a hidden article', () => {
  test('is quoted to one who may read it, alone', async () => {
    const attacked = await company().ask('elif', 'dm', QUESTION);
    expect(attacked.outcome).toBe('answered');
    expect(attacked.seen).toContain('28.00');
  });

  test.each([
    ['elif', 'sales', 'in a public channel'],
    ['elif', 'partner-stonebrook', 'in a channel with a guest'],
    ['jonas', 'pricing-approvals', 'in a private channel where one member may not'],
    ['nora', 'dm', 'to one who may not, alone'],
    ['lena', 'dm', 'to a guest'],
    [null, 'sales', 'to somebody unknown'],
    [null, 'dm', 'to somebody unknown, alone'],
  ])('is hidden from %s %s (%s), even where the model asks for it by id', async (as, place, _) => {
    company().attack = speak((request) => {
      const said = JSON.stringify([request.messages, request.evidence]);
      // The question names what it asks for; everything else must come from elsewhere.
      if (FLOOR.test(said.replaceAll(QUESTION, ''))) return `Leaked [1].`;
      return 'The floor price for Enterprise below 1,000 seats is 28.00 EUR per seat [1][passage:1][999].';
    });
    const attacked = await company().ask(as, place, QUESTION);
    const kept = JSON.stringify([
      attacked.reply,
      attacked.receipt,
      attacked.requests.map((it) => it.evidence),
    ]);
    expect(attacked.seen + kept).not.toMatch(FLOOR);
    expect(attacked.seen).not.toContain('Leaked');
    expect(attacked.outcome).not.toBe('answered');
  });

  test('leaves no trace in counts: without it the same is found', async () => {
    const counts = async () => {
      const { receipt } = await company().ask('nora', 'sales', 'What is the wolfram reserve of the vault?');
      const steps = receipt.steps.map(({ counts = {} }) =>
        Object.entries(counts).filter(([name]) => !/(?:\bms|Ms)$/.test(name)),
      );
      return { seen: receipt.seen.map((it) => it.id), steps };
    };
    const before = await counts();
    await company().addArticle('Wolfram reserve', 'The wolfram reserve of the vault is 77 tonnes.', [
      'group:leadership',
    ]);
    const after = await counts();
    expect(after).toEqual(before);
  });
});

describe('readers that change', () => {
  test('a guest who joins while the model writes sees nothing of what was found for the others', async () => {
    await saveMembers(company().app.database, {
      teamId: 'T0FW00001' as never,
      channelId: APPROVALS,
      members: [ELIF, VICTOR],
    }).catch(() => undefined);
    let joined = false;
    company().directory = {
      ...company().stored,
      members: async (team, id) =>
        id === APPROVALS ? [ELIF, VICTOR, ...(joined ? [LENA] : [])] : company().stored.members(team, id),
    };
    const honest = quote();
    company().attack = async function* (request) {
      joined = true;
      yield* honest(request);
    };
    const attacked = await company().ask('elif', 'pricing-approvals', QUESTION);
    expect(attacked.seen).not.toMatch(FLOOR_PRICE);
    expect(attacked.receipt.audience.people).toContain(LENA);
  });

  test('readers that never settle end in a failure that shows nothing', async () => {
    let turn = 0;
    company().directory = {
      ...company().stored,
      members: async () => {
        turn += 1;
        return [ELIF, `U_NEW_${turn}` as PersonId];
      },
    };
    const attacked = await company().ask('elif', 'pricing-approvals', QUESTION);
    expect(attacked.outcome).toBe('failed');
    expect(attacked.seen).not.toMatch(FLOOR_PRICE);
  });

  test('a directory that breaks down ends in a failure that shows nothing', async () => {
    let calls = 0;
    company().directory = {
      ...company().stored,
      members: async () => {
        calls += 1;
        if (calls > 1) throw new BotError('slack_unavailable', 'Slack is down.', { retryable: true });
        return [ELIF, VICTOR];
      },
    };
    const attacked = await company().ask('elif', 'pricing-approvals', QUESTION);
    expect(attacked.outcome).toBe('failed');
    expect(attacked.seen).not.toMatch(FLOOR_PRICE);
  });

  test('what was answered before a guest joined is not told again through the thread', async () => {
    const members = async () => [ELIF, VICTOR];
    company().directory = { ...company().stored, members };
    const first = await company().ask('elif', 'pricing-approvals', QUESTION);
    expect(first.seen).toContain('28.00');
    const { recordMessage } = await import('../../src/store/messages.ts');
    await recordMessage(company().app.database, {
      ...first.question,
      ts: newTs(),
      authorId: 'UBOT' as PersonId,
      authorKind: 'self',
      text: first.seen,
      outboxKey: `${first.receipt.id}:1`,
    });
    const threadTs = first.question.threadTs;
    const among = await company().ask('elif', 'pricing-approvals', 'And for 1,000 seats?', { threadTs });
    expect(JSON.stringify(among.requests)).toContain('28.00');
    company().directory = { ...company().stored, members: async () => [ELIF, VICTOR, LENA] };
    const joined = await company().ask('elif', 'pricing-approvals', 'And for more seats?', { threadTs });
    expect(JSON.stringify(joined.requests)).not.toMatch(FLOOR_PRICE);
    expect(allOf(joined)).not.toMatch(FLOOR_PRICE);
  });

  test('others who open a reply get no suggestions that were made for its readers', async () => {
    await company().addArticle('Cobalt overview', 'Cobalt alloy hinges are tested for 12 years.');
    await company().addArticle('Cobalt merger plans', 'Cobalt alloy hinges are why we buy Norwind.', [
      'group:leadership',
    ]);
    company().attack = speak(
      (request) => `Cobalt alloy hinges are tested for 12 years [${numberOf(request, '12 years')}].`,
    );
    const { reply, outcome, receipt } = await company().ask(
      'ruth',
      'dm',
      'How long are cobalt alloy hinges tested?',
    );
    expect(outcome).toBe('answered');
    expect(JSON.stringify(reply.suggestions)).toContain('merger');
    const nora = { teamId: receipt.audience.teamId, everyone: false, people: ['U0FW00001' as PersonId] };
    const [shown, explained] = await Promise.all([
      company().turns.reply(receipt.id, nora),
      company().turns.receipt(receipt.id, nora),
    ]);
    expect(JSON.stringify(shown)).toContain('12 years');
    expect(JSON.stringify([shown, explained])).not.toMatch(/merger/i);
    expect(JSON.stringify(explained?.steps)).not.toContain('counts');
    expect(explained?.usage.inputTokens).toBe(0);
  });
});
