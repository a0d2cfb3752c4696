import { Buffer } from 'node:buffer';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, LAPTOP, PHONE } from '../../packages/sandbox/test/fixtures/chromium.ts';
import { openProduct, type Seat } from '../fixtures/product-in-chromium.ts';

const TALL = { width: LAPTOP.width, height: 2300 };
const QUESTION = 'Does the scanner app print labels on a Zebra ZD421?';
const ANSWER = 'Yes, from release 8.2 on, over Bluetooth.\nPair it under Devices first.';
const RATED = 'how do we answer when they bring up Plovernet?';
const SECOND = 'Can I talk to a person? The scanner app does not print labels on my Zebra ZD421.';

describe.skipIf(!hasChromium)("the seller's, the leads' and the admin's paths, in Chromium", () => {
  let product: Awaited<ReturnType<typeof openProduct>>;
  let nora: Seat;
  let priya: Seat;
  let marcus: Seat;
  let anneke: Seat;

  beforeAll(async () => {
    product = await openProduct();
    nora = product.seat;
    priya = await product.anotherSeat();
    marcus = await product.anotherSeat();
    anneke = await product.anotherSeat();
  });
  afterAll(() => product?.close());
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    for (const [who, seat] of Object.entries({ nora, priya, marcus, anneke }))
      await seat.shot(`paths-failed-${who}`);
  });

  const openThread = async (seat: Seat, text: string | RegExp) => {
    await seat
      .inChannel(text)
      .getByRole('button', { name: /repl(y|ies)/ })
      .click();
    await seat.thread().waitFor();
  };
  const goHome = (seat: Seat) => seat.page.getByRole('link', { name: /^Home/ }).click();
  const area = (name: string) =>
    home(anneke)
      .locator('.blocks > *')
      .filter({ hasText: name })
      .filter({ has: anneke.page.getByRole('button') });
  const home = (seat: Seat) => seat.page.getByRole('region', { name: 'Home' });
  const closeForm = async () => {
    await anneke.dialog().getByRole('button', { name: 'Close' }).last().click();
    await anneke.dialog().waitFor({ state: 'detached' });
  };
  /** All of what scrolls inside the window. */
  const shootTall = async (seat: Seat, name: string) => {
    await seat.page.setViewportSize(TALL);
    await seat.shot(name);
    await seat.page.setViewportSize(LAPTOP);
  };

  it('a seller whose question nothing answers surely asks a person, and sees who is asked and when they are at work', async () => {
    await nora.be('nora', /^sales/);
    await nora.write(`@switchboard ${QUESTION}`);
    await nora.inThread('I am not sure').getByRole('button', { name: 'Ask a person' }).click();
    await nora.inThread('at work').getByRole('button', { name: 'No longer needed' }).waitFor();
    await nora.shot('paths-seller-waiting');
  });

  it('two leads see the card; one sends an answer of her own, the other is told who was faster', async () => {
    await Promise.all([priya.be('priya', /^escalations/), marcus.be('marcus', /^escalations/)]);
    const card = priya.inChannel('Nora Lindqvist needs a person');
    await card.getByText(QUESTION).waitFor();
    await priya.shot('paths-lead-card');
    await openThread(priya, 'Nora Lindqvist needs a person');
    await card.getByText('No proposed answer').waitFor();
    await priya.inThread('What is known').waitFor();
    await shootTall(priya, 'paths-lead-thread');
    for (const lead of [priya, marcus]) {
      await lead.inChannel(QUESTION).getByRole('button', { name: 'Edit and send' }).click();
      await lead.dialog().getByLabel('Your answer').fill(ANSWER);
    }
    await priya.shot('paths-lead-edit');
    await priya.dialog().getByRole('button', { name: 'Send' }).click();
    await priya.inChannel(/Answered by Priya Raman/).waitFor();
    await marcus.dialog().getByRole('button', { name: 'Send' }).click();
    await marcus
      .inChannel(/Edited and sent by Priya Raman/)
      .getByText('Only visible to you')
      .waitFor();
    await marcus.shot('paths-lead-too-late');
    await priya.inThread('Priya Raman has answered').waitFor();
    await priya.shot('paths-lead-answered');
  });

  it('the answer reaches the seller as the words of a person, and once it is resolved she says that it helped', async () => {
    await nora.inThread('Answer, written by Priya Raman').getByText('from release 8.2 on').waitFor();
    await nora.shot('paths-seller-answered');
    await priya.inChannel(QUESTION).getByRole('button', { name: 'Resolve' }).click();
    await priya.dialog().getByLabel('What was the answer?').waitFor();
    await priya.shot('paths-lead-resolve');
    await priya.dialog().getByRole('button', { name: 'Resolve' }).click();
    await nora.inThread('Did it help?').getByRole('button', { name: '5' }).click();
    await nora.dialog().getByLabel('What helped, or what was missing?').fill('Quick, and it works.');
    await nora.shot('paths-seller-survey');
    await nora.dialog().getByRole('button', { name: 'Send' }).click();
    await nora.dialog().waitFor({ state: 'detached' });
    await nora.inThread('You gave it 5 of 5').waitFor();
    await nora.shot('paths-seller-thanks');
    await priya.inThread('gave this 5 of 5').getByText('Quick, and it works.').waitFor();
    await priya.shot('paths-lead-closed');
  });

  it('a lead takes over: words and a file pass both ways, a similar case is shown to her alone, and she resolves it', async () => {
    await nora.be('nora', /^Messages/);
    await nora.write(SECOND);
    await openThread(nora, SECOND);
    await nora.inThread('at work').waitFor();
    const card = priya.inChannel(SECOND);
    await card.getByRole('button', { name: 'Take over' }).click();
    await openThread(priya, SECOND);
    await nora.inThread('Priya Raman has taken over').waitFor();
    await nora.goOn('It beeps, but nothing comes out.');
    await priya.inThread('It beeps, but nothing comes out.').waitFor();
    await priya.inThread('A similar case was resolved').getByText('Only visible to you').waitFor();
    await priya.goOn('// the old model needs another driver');
    await priya.goOn('Please try the settings in this file.');
    await nora.inThread('Please try the settings in this file.').waitFor();
    await priya
      .thread()
      .locator('input[type=file]')
      .setInputFiles({
        name: 'zebra-zd421.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('density=12\nspeed=4\n'),
      });
    await priya.page.getByLabel('Reply in this thread').press('Enter');
    await nora
      .thread()
      .getByRole('link', { name: /zebra-zd421/ })
      .waitFor();
    await nora.goOn('That does it, thank you!');
    await priya.inThread('That does it').waitFor();
    await nora.shot('paths-seller-talk');
    await priya.shot('paths-lead-talk');
    expect(await nora.thread().getByText('another driver').count()).toBe(0);
    await card.getByRole('button', { name: 'Resolve' }).click();
    await priya.dialog().getByLabel('What was the answer?').fill('Density 12 and speed 4, under Devices.');
    await priya.dialog().getByRole('button', { name: 'Resolve' }).click();
    await nora.inThread('Priya Raman has closed this').getByText('Density 12').waitFor();
    await nora.inThread('Did it help?').waitFor();
    await nora.shot('paths-seller-resolved');
  });

  it('a seller rates an answer 👎, says what was wrong, and finds it again in App Home with what she waits for', async () => {
    await nora.be('nora', /^sales/);
    await nora.write(`@switchboard ${RATED}`);
    await nora.inThread('Battlecard: Plovernet').getByRole('button', { name: 'Not helpful' }).click();
    await nora.dialog().getByLabel('A wrong or outdated source').check();
    await nora.dialog().getByLabel('In your own words').fill('They changed their prices in October.');
    await nora.shot('paths-seller-complaint');
    await nora.dialog().getByRole('button', { name: 'Send' }).click();
    await nora.inThread('I will let you know when it is fixed').getByText('Only visible to you').waitFor();
    await nora.shot('paths-seller-noted');
    await nora.write('@switchboard do we sponsor the harbour run in Rotterdam?');
    await nora.inThread('I found nothing').getByRole('button', { name: 'Ask a person' }).click();
    await nora.inThread('at work').waitFor();
    await goHome(nora);
    await home(nora).getByText('With a person', { exact: true }).waitFor();
    await home(nora).getByText('👎').waitFor();
    await shootTall(nora, 'paths-seller-home');
  });

  it('an admin sees figures, who waits and what was wrong, and a fault is said at its field', async () => {
    await anneke.be('anneke', /^sales/);
    await goHome(anneke);
    await home(anneke).getByText('The last seven days').waitFor();
    await home(anneke).getByText('Battlecard: Plovernet').waitFor();
    await shootTall(anneke, 'paths-admin-home');
    await area('Waiting hours').getByRole('button', { name: 'Change' }).click();
    await anneke.dialog().getByLabel('Time zone').fill('Utrecht');
    await anneke.dialog().getByRole('button', { name: 'Save' }).click();
    await anneke.dialog().getByText('This time zone is not known').waitFor();
    await anneke.shot('paths-admin-fault');
    await closeForm();
  });

  it('what an admin changes applies to the next question, and undone as quickly', async () => {
    const form = anneke.dialog();
    await area('Channels').getByRole('button', { name: 'Change' }).click();
    await form.getByRole('button', { name: 'Choose a channel' }).click();
    // The form is drawn again for the channel that was chosen.
    await form.getByLabel('Channel', { exact: true }).selectOption({ label: '#sales' });
    await form.locator('[data-block^="mode:C"]').getByLabel('Not at all').check();
    await anneke.shot('paths-admin-channel');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByRole('button', { name: 'Choose a channel' }).waitFor();
    await form.getByText('Not at all').waitFor();
    await anneke.shot('paths-admin-channels');
    await closeForm();
    await nora.be('nora', /^sales/);
    await nora.write('@switchboard what does Enterprise cost for 250 seats, annual, in euros?');
    await nora.page.getByText('I am switched off in this channel').first().waitFor();
    await nora.shot('paths-seller-off');
    await area('Recent changes').getByRole('button', { name: 'Show' }).click();
    await form.getByRole('button', { name: 'Undo' }).first().waitFor();
    await anneke.shot('paths-admin-changes');
    await form.getByRole('button', { name: 'Undo' }).first().click();
    await form.getByText('takes a change back').waitFor();
    await closeForm();
    await nora.write('@switchboard what does Enterprise cost for 300 seats, annual, in euros?');
    await nora.inThread('Sources').waitFor();
  });

  it('what was complained of is closed as fixed, and who complained is told', async () => {
    const row = home(anneke).locator('.blocks > *').filter({ hasText: 'Battlecard: Plovernet' });
    await row.getByRole('button', { name: 'Look' }).click();
    await anneke.dialog().getByText('They changed their prices in October.').waitFor();
    await anneke.shot('paths-admin-item');
    await anneke.dialog().getByRole('button', { name: 'It is fixed' }).click();
    await anneke.dialog().getByLabel('What was done').fill('Prices of October are in.');
    await anneke.shot('paths-admin-close');
    await anneke.dialog().getByRole('button', { name: 'Save' }).click();
    await anneke.dialog().getByText('Closed: Fixed').waitFor();
    await closeForm();
    await home(anneke).getByText('Battlecard: Plovernet').waitFor({ state: 'detached' });
    await nora.be('nora', /^Messages/);
    const told = nora.inChannel('It has been fixed');
    await told.getByText(RATED).first().waitFor();
    await told.getByText('Prices of October are in.').waitFor();
    await nora.shot('paths-seller-fixed');
    await told.getByRole('button', { name: RATED }).waitFor();
  });

  it('on a phone and in the dark it is all there', async () => {
    for (const { page } of [nora, priya, anneke]) await page.setViewportSize(PHONE);
    await nora.page.goto(`${product.url}/#/nora/sales`);
    await nora
      .inChannel(QUESTION)
      .getByRole('button', { name: /repl(y|ies)/ })
      .click();
    await nora.inThread('Answer, written by Priya Raman').waitFor();
    await nora.shot('paths-seller-phone');
    await priya.page.goto(`${product.url}/#/priya/escalations`);
    await priya.inChannel(SECOND).getByText('Resolved').waitFor();
    await priya.shot('paths-lead-phone');
    await home(anneke).getByText('The last seven days').scrollIntoViewIfNeeded();
    await anneke.shot('paths-admin-phone');
    for (const { page } of [nora, priya, anneke]) {
      await page.setViewportSize(LAPTOP);
      await page.emulateMedia({ colorScheme: 'dark' });
    }
    await nora.inThread('Answer, written by Priya Raman').waitFor();
    await nora.shot('paths-seller-dark');
    await openThread(priya, SECOND);
    await priya.inThread('has closed this').waitFor();
    await priya.shot('paths-lead-dark');
    await anneke.shot('paths-admin-dark');
    expect(product.complaints).toEqual([]);
  });
});
