import { describe, expect, it } from 'vitest';
import { askAbout } from './ask-about.ts';

describe('a title becomes the question that a person would ask', () => {
  it.each([
    ['Set up SAML single sign-on', 'How do I set up SAML single sign-on?'],
    ['How to reset a PIN', 'How do I reset a PIN?'],
    ['A QR code cannot be scanned', 'What can I do when a QR code cannot be scanned?'],
    ['Dashboards open slowly', 'What can I do when dashboards open slowly?'],
    ['What is in Enterprise', 'What is in Enterprise?'],
    ['Battlecard: Wrenchley', 'What should I know about Wrenchley?'],
    ['Data retention: questions and answers', 'What should I know about data retention?'],
    ['Security at a glance', 'What should I know about security?'],
    ['Add-ons and services', 'What should I know about Add-ons and services?'],
    ['API rate limits', 'What should I know about API rate limits?'],
  ])('%s', (title, question) => {
    const text = 'Some dashboards, the security of data';
    expect(askAbout('en', { title, text })).toBe(question);
  });

  it('in the language of the reply, with its own way of saying what to do', () => {
    expect(askAbout('de', { title: 'Lizenzplätze umverteilen' })).toBe(
      'Wie kann ich Lizenzplätze umverteilen?',
    );
    expect(askAbout('es', { title: 'Configurar los turnos' })).toBe('¿Cómo puedo configurar los turnos?');
    expect(askAbout('fr', { title: 'Prix 2026' })).toBe('Que faut-il savoir sur « Prix 2026 » ?');
    expect(askAbout('ja', { title: 'オフライン点検の手順' })).toBe(
      'オフライン点検の手順について教えてください',
    );
  });

  it('never longer than a button holds', () => {
    expect(
      askAbout('en', { title: 'Everything that anybody ever wanted to know about seats and terms' }),
    ).toBeNull();
    expect(askAbout('en', { title: ' ** ' })).toBeNull();
  });
});
