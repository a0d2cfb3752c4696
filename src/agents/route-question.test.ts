import { describe, expect, it } from 'vitest';
import { asId } from '../core/ids.ts';
import type { Language } from '../core/language.ts';
import type { Question } from '../core/question.ts';
import { AGENTS } from './agents.ts';
import { routeQuestion } from './route-question.ts';

function question(text: string, language: Language = 'en'): Question {
  const audience = { teamId: asId<Question['audience']['teamId']>('T1'), everyone: true, people: [] };
  return { text, history: [], asker: null, audience, language, timeZone: 'UTC', now: new Date(0) };
}

describe('a question goes to the agent whose job it is', () => {
  it.each([
    ['sales', 'What price do we ask for eighty licences?'],
    ['sales', 'Welchen Rabatt darf ich bei drei Jahren geben?'],
    ['sales', 'Que répond-on quand ils citent un autre concurrent ?'],
    ['sales', '割引はどこまで認められますか'],
    ['service', 'The mobile app crashes during sign-in, how do I repair it?'],
    ['service', 'Wie richte ich den Import von Daten ein?'],
    ['service', '¿Cómo cambio los ajustes de las notificaciones?'],
    ['service', 'ログインできないときはどうすればいいですか'],
    ['general', 'how can I refer a former colleague for a job'],
    ['general', 'Wie reiche ich meine Reisekosten ein?'],
    ['general', 'when is payday'],
    ['general', '休暇はどうやって申請しますか'],
    ['briefing', 'Prepare me for the visit at this customer'],
    ['briefing', 'Bereite mich auf den Termin beim Kunden vor'],
  ])('%s: %s', (agent, text) => {
    expect(routeQuestion(question(text), { agents: AGENTS })).toMatchObject({
      agent,
      by: 'classifier',
    });
  });
});

describe('a question that a model has read', () => {
  it('is the job of the agent that it names', () => {
    const routed = routeQuestion(question('sso'), { agents: AGENTS, named: 'briefing' });
    expect(routed).toMatchObject({ agent: 'briefing', by: 'model' });
  });

  it('is decided without it when that says nothing that there is', () => {
    const routed = routeQuestion(question('What about the sensors in Zurich?'), {
      agents: AGENTS,
      named: null,
    });
    expect(routed.by).toBe('classifier');
  });
});
