import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ExampleApp, openExampleApp } from '../fixtures/example-app.ts';

let example: ExampleApp;

beforeAll(async () => {
  example = await openExampleApp();
});

afterAll(() => example?.close());

const ask = (text: string, as = 'nora') => example.ask(text, { as });

async function answer(text: string, as?: string): Promise<string> {
  const { outcome, text: said } = await ask(text, as);
  expect({ outcome, said }).toMatchObject({ outcome: 'answered' });
  // Narrow and fixed spaces are between figures and signs in some languages.
  return said.replace(/[\u00a0\u202f]/gu, ' ');
}

describe('a price is found however its slots are spelled and ordered', () => {
  test.each([
    ['Enterprise for 250 seats, annual, in euros', '€120,000'],
    ['250 seats enterprise yearly eur', '€120,000'],
    ['EUR, paid yearly: ENTERPRISE, 250 PEOPLE', '€120,000'],
    ['what would two hundred and fifty people on Enterprise cost us in euros', '€120,000'],
    ['enterprize 250 ppl annual €', '€120,000'],
    ['how much is the biggest edition for 250 heads, annual, euro', '€120,000'],
    ['business 40 seats gbp monthly', '£30.00'],
    ['40 buisness licences, month to month, in pounds', '£30.00'],
    ['the cheapest plan for 12 of us, monthly, dollars: how much?', 'US$19.20'],
    ['10% off enterprise for 250 seats annual in euros', '€36.00'],
    ['enterprise 250 seats eur annual minus ten percent', '€36.00'],
    ['what is enterprise for 250 seats in euros, annual, less a tenth off?', '€36.00'],
    ['Enterprise, 250 seats, three-year contract, EUR', '€36.80'],
    ['what did 250 Enterprise seats cost in 2025, annual, euros?', '€38.00'],
    ['price of Business for 120 seats from next year, annual, EUR', '€27.00'],
    ['what would 20 gateways cost with 10 % off, annual, in euros?', '€97,200.00'],
  ])('"%s"', async (question, amount) => expect(await answer(question)).toContain(amount));

  test.each([
    ['Was kostet Enterprise für 250 Nutzer im Jahr in Euro?', 'greta', '120.000,00 €'],
    ['Enterprise, 250 Plätze, jährlich, Euro', 'greta', '120.000,00 €'],
    ['Combien coûte Enterprise pour 250 postes, par an, en euros ?', 'chloe', '120 000,00 €'],
    ['prix Enterprise 250 utilisateurs annuel €', 'chloe', '120 000,00 €'],
    ['¿Cuánto cuesta Enterprise para 250 personas, anual, en euros?', 'diego', '120.000,00 €'],
    ['precio de Enterprise, 250 usuarios, anual, EUR', 'diego', '120.000,00 €'],
    ['Quanto costa Enterprise per 250 utenti all’anno in euro?', 'nora', '120.000,00 €'],
    ['Quanto custa o Enterprise para 250 utilizadores, anual, em euros?', 'nora', '120 000,00 €'],
    ['Enterprise 250席、年払い、ユーロでいくらですか？', 'kaito', '€120,000.00'],
  ])('"%s"', async (question, as, amount) => expect(await answer(question, as)).toContain(amount));

  test.each([
    ['price for 8 seats of business in euros', /starts at 10 seats; 8 is below.*Ferrowick Starter/su],
    ['Was kostet Business für 8 Nutzer?', /beginnt bei 10 Plätze; 8 liegt darunter.*Ferrowick Starter/su],
    ['150 seats starter monthly usd', /ends at 99 seats; 150 is above.*Ferrowick Business/su],
    ['named csm on a monthly contract, how much?', /not sold with monthly billing.*€1,200/su],
    ['business 90 seats in swiss francs?', /not sold in CHF.*EUR/su],
  ])('"%s" says what is sold instead', async (question, said) =>
    expect(await answer(question)).toMatch(said),
  );

  test('an edition that there is not is said to be none, with those that there are to choose from', async () => {
    const { outcome, text, choices } = await ask('how much would 30 people on Ultimate be per month?');
    expect(outcome).toBe('clarified');
    expect(text).toContain('no “Ultimate”');
    expect(choices?.map(({ label }) => label)).toContain('Ferrowick Business');
  });

  test.each(['how much does it cost?', 'what is the price for 250 seats?'])(
    '"%s" asks back',
    async (question) => expect((await ask(question)).outcome).toBe('clarified'),
  );
});

describe('an account is asked about in people’s own words', () => {
  test.each([
    ['email of the champion at solvane', 'lucia.ibarra@solvane.example'],
    ['MAIL OF CARYS PRUITT', 'carys.pruitt@brightwater-logistics.example'],
    ['who holds the budget at Northquay?', 'Saskia Achterberg'],
    ['northqay renewal', '30 September 2027'],
    ["what is Northquay's ARR?", '€469,200'],
    ['who is the economic buyer at Cordova?', 'No economic buyer is recorded'],
    ['when did we last talk to Drachwerk', '18 November 2026'],
    ['what is the next step with Fjellbrot?', '9 December 2026'],
    ['who decides at Velmara Hotels and what is the next step?', 'Recovery call'],
    ['status of 1081', 'Crane inspections'],
    ['health of Asterhof?', 'not recorded'],
    ['does Torben Reimers speak English?', 'German only'],
    ['why is the health of Velmara so low?', 'September incident'],
    ['who decides at Perrin and what is the next step?', 'Manon Perrin'],
    ["who's the person signing at Perrin?", 'Manon Perrin'],
    ['Wer ist unser Ansprechpartner bei Drachwerk?', 'Sabine Kuhnt'],
    ['Wann läuft der Vertrag von Drachwerk aus?', '28. Februar 2027'],
    ['Qui décide chez Perrin ?', 'Manon Perrin'],
    ['Quand expire le contrat de Solvane ?', '30 juin 2027'],
    ['¿Cuándo vence el contrato de Solvane?', '30 de junio de 2027'],
    ['Chi decide da Perrin?', 'Manon Perrin'],
    ['Qual é o e-mail do campeão na Solvane?', 'lucia.ibarra@solvane.example'],
    ['Solvaneの更新日はいつですか？', '2027年6月30日'],
    ['北森鉄道の更新日は？', '2027年3月31日'],
  ])('"%s"', async (question, said) => expect(await answer(question)).toContain(said));

  test('two accounts of one name are asked back, and one word more tells them apart', async () => {
    const { outcome, choices } = await ask('champion at Brightwater?');
    expect(outcome).toBe('clarified');
    expect(choices?.map(({ label }) => label)).toEqual([
      'Brightwater Logistics',
      'Brightwater Logistik GmbH',
    ]);
    expect(await answer('brightwater gmbh: who owns it?')).toContain('Greta Vogelsang');
  });

  test('a name alone offers what can be had of it', async () => {
    const { outcome, choices } = await ask('Northquay');
    expect(outcome).toBe('clarified');
    expect(choices?.[0]?.question).toBe('Brief me on Northquay Ports');
  });

  test.each(['who is the champion at Tarnmoor?', 'tarnmor arr', 'Conor Mulcahy email', 'status of 1086'])(
    'of what only others may see "%s" learns nothing',
    async (question) => {
      const { outcome, text, choices } = await ask(question);
      expect(outcome).not.toBe('answered');
      expect(`${text} ${JSON.stringify(choices)}`).not.toMatch(
        /Tarnmoor Energy|Mulcahy|Keane|September incident|266/u,
      );
    },
  );
});

describe('who may grant a discount is said in every language', () => {
  test.each([
    ['who can approve 25%?', /^The deal desk approves 25 percent/u],
    ['what is the most we ever give away as a discount?', /^At most 40 percent/u],
    ['can I give 7% at a renewal?', /^Yes: a seller|^Not alone here: a seller/u],
    ['a quarter off, whose call is that?', /^The deal desk approves 25 percent/u],
    ['28% on a 19k deal, who signs?', /^The cfo approves 28 percent/u],
    ['Wer darf 25 % Rabatt freigeben?', /^deal desk genehmigt 25 Prozent/u],
    ['Qui peut approuver une remise de 25 % ?', /^deal desk approuve 25 %/u],
    ['¿Quién puede aprobar un descuento del 25 %?', /^deal desk aprueba 25 %/u],
    ['Chi può approvare uno sconto del 25%?', /^deal desk approva il 25 %/u],
    ['Quem pode aprovar 25% de desconto?', /^deal desk aprova 25 %/u],
    ['25％の割引は誰が承認しますか？', /^25％はdeal desk/u],
  ])('"%s"', async (question, said) => expect(await answer(question)).toMatch(said));
});
