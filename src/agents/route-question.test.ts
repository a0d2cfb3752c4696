import { describe, expect, it } from 'vitest';
import { BotError } from '../core/bot-error.ts';
import { asId } from '../core/ids.ts';
import type { Language } from '../core/language.ts';
import { type Model, NO_USAGE } from '../core/model.ts';
import type { Question } from '../core/question.ts';
import { AGENTS } from './agents.ts';
import { routeQuestion } from './route-question.ts';

function question(text: string, language: Language = 'en'): Question {
  const audience = { teamId: asId<Question['audience']['teamId']>('T1'), everyone: true, people: [] };
  return { text, history: [], asker: null, audience, language, timeZone: 'UTC', now: new Date(0) };
}

function modelSaying(text: string): Model & { asked: number } {
  return {
    name: 'fake',
    ability: 'writes',
    asked: 0,
    async *generate() {
      this.asked += 1;
      if (text === 'down') throw new BotError('model_unavailable', 'down');
      yield { type: 'text', text };
      yield { type: 'done', finish: 'stop', usage: { ...NO_USAGE, inputTokens: 5 }, model: 'fake' };
    },
  };
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
  ])('%s: %s', async (agent, text) => {
    expect(await routeQuestion(question(text), { agents: AGENTS })).toMatchObject({
      agent,
      by: 'classifier',
    });
  });
});

describe('a question that the classifier is unsure of', () => {
  it('is decided by the model', async () => {
    const routed = await routeQuestion(question('sso'), {
      agents: AGENTS,
      model: modelSaying('{"agent":"briefing","reason":"x"}'),
    });
    expect(routed).toMatchObject({ agent: 'briefing', by: 'model', usage: { inputTokens: 5 } });
  });

  it.each(['down', 'not json', '{"agent":"root","reason":""}'])(
    'is decided without the model when that says: %s',
    async (said) => {
      const routed = await routeQuestion(question('What about the sensors in Zurich?'), {
        agents: AGENTS,
        model: modelSaying(said),
      });
      expect(routed.by).toBe('classifier');
    },
  );
});
