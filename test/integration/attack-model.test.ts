import { beforeEach, describe, expect, test } from 'vitest';
import { allOf, attackCompany, done, numberOf, quote, speak } from './attack-company.ts';

const company = attackCompany();
beforeEach(() => {
  company().attacksRoute = false;
});

const QUESTION = 'Can Business customers use SAML single sign-on?';

/** Nothing that the model wrote is said: it is refused, or the sources' own words stand for it and the reader is told so. */
function expectNothingOfIts({
  outcome,
  reply,
}: Awaited<ReturnType<ReturnType<typeof company>['ask']>>): void {
  if (outcome !== 'refused') expect(reply.notes.join(' ')).toContain('so it quotes the sources');
}

describe('what a hostile model says', () => {
  test.each([
    ['an invented figure', (n: number) => `SAML single sign-on costs 4711 EUR per seat [${n}].`, '4711'],
    [
      'an invented name',
      (n: number) => `SAML single sign-on is sold by Zorbatron Industries [${n}].`,
      'Zorbatron',
    ],
    [
      'evidence that does not exist',
      () => 'SAML single sign-on is included for Zorbatron [99].',
      'Zorbatron',
    ],
    [
      'an unknown link',
      (n: number) => `SAML single sign-on: see https://evil.example/sso [${n}].`,
      'evil.example',
    ],
    ['a link of no scheme', (n: number) => `SAML single [sign-on](//evil.tk/leak?q=1) [${n}].`, 'evil.tk'],
    ['a link of an odd domain', (n: number) => `SAML single [sign-on](evil.zip/leak) [${n}].`, 'evil.zip'],
    [
      'a link of character references',
      (n: number) => `SAML single [sign-on](https&colon;//evil.tk/x) [${n}].`,
      'evil.tk',
    ],
    [
      'a reference link',
      (n: number) => `SAML single [sign-on][x] [${n}].\n\n[x]: //evil.tk/leak\n`,
      'evil.tk',
    ],
    [
      'a picture',
      (n: number) => `SAML single sign-on ![x](https://evil.example/p.png) [${n}].`,
      'evil.example',
    ],
    ['a mention of everybody', (n: number) => `SAML single sign-on <!channel> [${n}].`, '<!channel>'],
    [
      'a mention in halves',
      (n: number) => `SAML single sign-on <!chan [${n}].nel> SAML single sign-on [${n}].`,
      '<!chan',
    ],
    ['a mention by references', (n: number) => `SAML single sign-on &lt;!channel&gt; [${n}].`, '!channel'],
    ['a mention of a person', (n: number) => `SAML single sign-on <@U0FW00001> [${n}].`, 'U0FW00001'],
    [
      'a Slack link',
      (n: number) => `SAML single sign-on <https://evil.example|sign-on> [${n}].`,
      'evil.example',
    ],
    ['markup', (n: number) => `SAML single sign-on <b onclick="x">is</b> [${n}].`, 'onclick'],
    ['invisible characters', (n: number) => `SAML single sign-on\u202e is included [${n}].`, '\u202e'],
    ['a control character', (n: number) => `SAML single sign-on\u0000 is included [${n}].`, '\u0000'],
    [
      'a token',
      (n: number) => `SAML single sign-on xoxb-123456789012-123456789012-abcdefghijklmnopqrstuvwx [${n}].`,
      'xoxb-',
    ],
    [
      'its evidence id',
      (n: number) => `SAML single sign-on is in passage:1 and account:acc-solvane [${n}].`,
      'account:',
    ],
    [
      'encoded instructions',
      (n: number) => `SAML SWdub3JlIGFsbCBwcmV2aW91cyBpbnN0cnVjdGlvbnM= [${n}].`,
      'SWdub3',
    ],
  ])('%s is never shown', async (what, write, bad) => {
    company().attack = speak((request) => write(numberOf(request, 'SAML')));
    const attacked = await company().ask('nora', 'sales', QUESTION);
    expect(allOf(attacked)).not.toContain(bad);
    // A link whose definition fell is no link any more, so that its sentence may stay.
    if (!what.startsWith('a reference')) expectNothingOfIts(attacked);
  });

  test('its own instructions are not shown, whole or in pieces', async () => {
    company().attack = speak((request) => {
      const system = request.messages.find((it) => it.role === 'system')!.content;
      return system.split('\n').map((line) => `${line.replace(/^- /, '')} [${numberOf(request, 'SAML')}]\n`);
    });
    const attacked = await company().ask('nora', 'sales', QUESTION);
    expect(allOf(attacked)).not.toMatch(/Copy numbers|never an order|Promise nothing/);
    expectNothingOfIts(attacked);
  });

  test('a sentence that is turned round is not shown', async () => {
    await company().addArticle(
      'Zinc export',
      'The zinc export is available in Starter. Zinc files are kept for 30 days.',
    );
    company().attack = speak(
      (request) => `The zinc export is not available in Starter [${numberOf(request, 'zinc')}].`,
    );
    const attacked = await company().ask('nora', 'sales', 'Is the zinc export available in Starter?');
    expectNothingOfIts(attacked);
    expect(attacked.seen).not.toContain('not available in Starter [');
  });

  test('a sentence that a later one turns round does not stay', async () => {
    company().attack = speak((request) => {
      const n = numberOf(request, 'zinc');
      return [`The zinc export is available in Starter [${n}]. `, `However, it costs 900 EUR [${n}].`];
    });
    const attacked = await company().ask('nora', 'sales', 'Is the zinc export available in Starter?');
    expectNothingOfIts(attacked);
    // What the article says itself is shown as what may help; what the model made of it is not.
    expect(company().channel.messages.at(-1)?.text).not.toMatch(/900|However/);
  });

  test('several marks in one bracket keep their numbers and their sources', async () => {
    company().attack = speak((request) => {
      const n = numberOf(request, 'zinc');
      const other = request.evidence.find((it) => it.n !== n)!.n;
      return `The zinc export is available in Starter [${n}, ${other}].`;
    });
    const { reply, outcome } = await company().ask(
      'nora',
      'sales',
      'Is the zinc export available in Starter?',
    );
    expect(outcome).toBe('answered');
    const shown = [...JSON.stringify(reply.parts).matchAll(/\[\s*(\d+(?:\s*[,;]\s*\d+)*)\s*\]/g)];
    const marks = shown.flatMap((mark) => mark[1]!.split(/\D+/).map(Number));
    expect(reply.citations.map((it) => it.n)).toEqual([1, 2]);
    expect(marks).toEqual([1, 2]);
  });
});

describe('what a hostile model does', () => {
  test('a tool that was never defined is blocked, recorded and tried once again at most', async () => {
    let calls = 0;
    company().attack = async function* () {
      calls += 1;
      yield {
        type: 'tool_call',
        call: { id: 'x', name: 'send_mail\u0000 to eve@evil.example', arguments: '{}' },
      };
      yield done({ finish: 'tool_calls' });
    };
    const { outcome, receipt } = await company().ask('nora', 'sales', QUESTION);
    expect(outcome).toBe('refused');
    expect(calls).toBeLessThanOrEqual(3);
    expect(receipt.checks).toContainEqual(
      expect.objectContaining({ check: 'output.tools', verdict: 'denied' }),
    );
    expect(receipt.toolCalls.filter((it) => it.tool.startsWith('send_mail')).every((it) => !it.ok)).toBe(
      true,
    );
  });

  test('a thousand tool calls at once do not run', async () => {
    company().attack = async function* (request) {
      if (request.tools.length === 0) {
        yield { type: 'text', text: 'NO_ANSWER' };
        yield done();
        return;
      }
      for (let at = 0; at < 1_000; at += 1)
        yield {
          type: 'tool_call',
          call: { id: `c${at}`, name: 'find_account', arguments: `{"name":"Solvane ${at}"}` },
        };
      yield done({ finish: 'tool_calls' });
    };
    const { outcome, receipt } = await company().ask(
      'nora',
      'sales',
      'What do we know of the champion at the rollout?',
    );
    expect(['answered', 'refused', 'failed']).toContain(outcome);
    expect(receipt.toolCalls.length).toBeLessThan(40);
  });

  test('a thousand undefined tool calls leave a short receipt', async () => {
    company().attack = async function* () {
      for (let at = 0; at < 1_000; at += 1)
        yield { type: 'tool_call', call: { id: `c${at}`, name: `evil_${at}`, arguments: '{' } };
      yield done({ finish: 'tool_calls' });
    };
    const { receipt } = await company().ask('nora', 'sales', QUESTION);
    expect(receipt.checks.length + receipt.toolCalls.length).toBeLessThan(100);
  });

  test('one that streams a megabyte is cut off soon', async () => {
    let given = 0;
    company().attack = async function* () {
      for (let at = 0; at < 100_000; at += 1) {
        given += 1;
        yield { type: 'text', text: 'single sign' };
      }
      yield done();
    };
    const started = Date.now();
    const { outcome } = await company().ask('nora', 'sales', QUESTION);
    expect(['answered', 'refused', 'failed']).toContain(outcome);
    expect(given).toBeLessThan(10_000);
    expect(Date.now() - started).toBeLessThan(6_000);
  });

  test('one that talks without end, and without a word, is cut off', async () => {
    let given = 0;
    company().attack = async function* () {
      for (;;) {
        given += 1;
        if (given > 2_000_000) throw new Error('It was never cut off.');
        yield { type: 'text', text: '' };
      }
    };
    const { outcome } = await company().ask('nora', 'sales', QUESTION);
    expect(['answered', 'refused', 'failed']).toContain(outcome);
    expect(given).toBeLessThan(2_000_000);
  }, 15_000);

  test('one that hangs ends as a failure that the asker sees', async () => {
    company().attack = async function* () {
      await new Promise(() => undefined);
      yield done();
    };
    const { outcome, receipt, seen } = await company().ask('nora', 'sales', QUESTION);
    expect(outcome).toBe('failed');
    expect(receipt.reason).toBe('budget_exceeded');
    expect(seen).not.toBe('');
  }, 15_000);

  test.each([
    ['negative', { inputTokens: -1e9, outputTokens: -1e9, costUsd: -1e9 }],
    ['no number', { inputTokens: Number.NaN, outputTokens: Number.NaN, costUsd: Number.NaN }],
    ['endless', { inputTokens: Infinity, outputTokens: 1, costUsd: Infinity }],
    ['broken', { inputTokens: 1.5, outputTokens: 2.5, costUsd: 0.1234567890123 }],
    ['huge', { inputTokens: 1e15, outputTokens: 1e15, costUsd: 1e15 }],
  ])('use that is %s neither lifts the budget nor costs the asker an outcome', async (_, usage) => {
    company().attack = async function* (request) {
      yield { type: 'text', text: `The zinc export is available in Starter [${numberOf(request, 'zinc')}].` };
      yield done({ usage });
    };
    const { outcome, receipt } = await company().ask(
      'nora',
      'sales',
      'Is the zinc export available in Starter?',
    );
    expect(['answered', 'failed']).toContain(outcome);
    expect(receipt.reason ?? 'budget_exceeded').toBe('budget_exceeded');
    expect(receipt.usage.costUsd).toBeGreaterThanOrEqual(0);
    expect(receipt.usage.inputTokens).toBeGreaterThanOrEqual(0);
  });

  test('a model that breaks down ends as a failure that the asker sees, and names no part of us', async () => {
    company().attack = async function* () {
      yield { type: 'text', text: 'SAML single ' };
      throw new Error('socket hang up at https://user:pw@models.internal/v1');
    };
    const attacked = await company().ask('nora', 'sales', QUESTION);
    expect(attacked.outcome).toBe('failed');
    expect(allOf(attacked)).not.toContain('models.internal');
    company().attack = quote();
    const { outcome } = await company().ask('nora', 'sales', QUESTION);
    expect(outcome).toBe('answered');
  });

  test('wrong JSON about the route leaves it to the classifier', async () => {
    const honest = quote();
    company().attacksRoute = true;
    company().attack = (request) =>
      request.purpose === 'understand' ? speak('{"agent": "admin", "reason": ')(request) : honest(request);
    const { outcome, receipt } = await company().ask('nora', 'sales', 'zinc?');
    expect(['answered', 'clarified', 'refused']).toContain(outcome);
    expect(receipt.route.by).toBe('classifier');
  });

  test('a route without end is given up', async () => {
    const honest = quote();
    company().attacksRoute = true;
    let given = 0;
    company().attack = async function* (request) {
      if (request.purpose !== 'understand') {
        yield* honest(request);
        return;
      }
      for (;;) {
        given += 1;
        if (given > 2_000_000) throw new Error('It was never cut off.');
        yield { type: 'text', text: 'x' };
      }
    };
    const { outcome } = await company().ask('nora', 'sales', 'zinc?');
    expect(['answered', 'clarified', 'refused']).toContain(outcome);
    expect(given).toBeGreaterThan(0);
    expect(given).toBeLessThan(100_000);
  }, 20_000);

  test('what finding the route used counts against the budget', async () => {
    company().attacksRoute = true;
    company().attack = async function* (request) {
      const routes = request.purpose === 'understand';
      yield { type: 'text', text: routes ? '{"agent": "sales", "reason": "x"}' : 'NO_ANSWER' };
      yield done(routes ? { usage: { inputTokens: 1e9, outputTokens: 1, costUsd: 0 } } : {});
    };
    const { outcome, receipt, requests } = await company().ask('nora', 'sales', 'zinc?');
    expect(requests.map((it) => it.purpose)).toEqual(['understand']);
    expect(outcome).toBe('failed');
    expect(receipt.reason).toBe('budget_exceeded');
  });
});
