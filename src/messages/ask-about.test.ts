import { describe, expect, it } from 'vitest';
import { askAbout } from './ask-about.ts';

describe('a title becomes what a person would ask', () => {
  it.each([
    ['Set up SAML single sign-on', 'How do I set up SAML single sign-on?'],
    ['How to reset a PIN', 'How do I reset a PIN?'],
    ['A QR code cannot be scanned', 'A QR code cannot be scanned'],
    ['Dashboards open slowly', 'Dashboards open slowly'],
    ['What is in Enterprise', 'What is in Enterprise?'],
    ['Battlecard: Wrenchley', 'Wrenchley'],
    ['Data retention: questions and answers', 'Data retention'],
    ['Security at a glance', 'Security'],
    ['Add-ons and services', 'Add-ons and services'],
    ['API rate limits', 'API rate limits'],
  ])('%s', (title, question) => {
    expect(askAbout('en', { title })).toBe(question);
  });

  it('in the language of the reply, with its own way of saying what to do', () => {
    expect(askAbout('de', { title: 'Lizenzplätze umverteilen' })).toBe(
      'Wie kann ich Lizenzplätze umverteilen?',
    );
    expect(askAbout('es', { title: 'Configurar los turnos' })).toBe('¿Cómo puedo configurar los turnos?');
    expect(askAbout('fr', { title: 'Prix 2026' })).toBe('Prix 2026');
    expect(askAbout('ja', { title: 'オフライン点検の手順' })).toBe('オフライン点検の手順');
  });

  it('never longer than a button holds', () => {
    expect(
      askAbout('en', {
        title: 'Everything that anybody ever wanted to know about seats, terms and conditions of use',
      }),
    ).toBeNull();
    expect(askAbout('en', { title: ' ** ' })).toBeNull();
  });
});
