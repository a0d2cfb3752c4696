import { expect, test } from 'vitest';
import { wantsDraft } from './wants-draft.ts';

test.each([
  'Draft a reply to Anna that explains our discount rules',
  'Could you draft an email for Velmara summarising the open cases?',
  'Compose a follow-up after the call with Drachwerk',
  'Prepare a message for the client on how to reset SSO',
  'Schreib eine kurze E-Mail an den Kunden über den Ausfall',
  'Kannst du eine Antwort an den Kunden formulieren und eine Nachricht an Frau Keller schreiben?',
  'Entwirf eine Nachricht an das Team zur neuen Preisliste',
  'Rédige un e-mail pour le client sur la panne de septembre',
  'Redacta un correo para el cliente sobre el SSO',
  'Scrivi una mail al cliente sui tempi di risposta',
  'Escreve um e-mail para o cliente sobre os limites offline',
  '顧客への障害のお詫びメールを書いてください',
])('a text to be read is wanted: %s', (message) => {
  expect(wantsDraft(message)).toBe(true);
});

test.each([
  'Send the e-mail to the customer',
  'Write an email to Anna and send it',
  'Write a message to the team and post it in #general',
  'Email the customer that we ship on Friday',
  'Create a case for Asterhof',
  'Book a meeting with Velmara for Tuesday',
  'Schreib eine Mail an den Kunden und schick sie ab',
  'Kannst du eine Nachricht an das Team senden?',
  'Écris un message au client et envoie-le',
  'Escribe un correo al cliente y mándalo',
  'Scrivi una mail al cliente e inviala',
  'Escreve um e-mail ao cliente e envia-o',
  'メールを書いて顧客に送ってください',
  'How do I write a good e-mail?',
])('something else than a text is wanted: %s', (message) => {
  expect(wantsDraft(message)).toBe(false);
});
