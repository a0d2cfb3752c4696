import { expect, test } from 'vitest';
import { readRequestedAction } from './read-requested-action.ts';

test.each([
  'send the quote to Pieter',
  'can you forward this offer to Anna Berg please',
  'Schick das Angebot an Pieter',
  'Envoie le devis à Pieter',
  'envía la oferta a Pieter',
  'manda la proposta a Pieter',
])('%s is to be done for one person', (message) =>
  expect(readRequestedAction(message)).toMatchObject({ kind: 'contact' }),
);

test.each([
  'can Ferrowick send data to Power BI',
  'how do I send the quote to Pieter?',
  'who sent the quote to Pieter',
  'send me the quote',
])('%s is not', (message) => expect(readRequestedAction(message)).toBeNull());
