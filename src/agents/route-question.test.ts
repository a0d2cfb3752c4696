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
    ['briefing', 'Prepare me for the visit at this customer'],
    ['briefing', 'Bereite mich auf den Termin beim Kunden vor'],
  ])('%s: %s', async (agent, text) => {
    expect(await routeQuestion(question(text), { agents: AGENTS })).toMatchObject({
      agent,
      by: 'classifier',
      draft: null,
    });
  });
});

describe('what asks nothing is answered at once', () => {
  it.each([
    ['Hi there!', 'Hello!'],
    ['Thank you so much 🙏', 'You are welcome.'],
    ['ok thanks', 'You are welcome.'],
    ['bye', 'See you.'],
    ['What can you do?', 'I answer questions'],
    ['help', 'I answer questions'],
  ])('%s', async (text, answer) => {
    const { draft, agent } = await routeQuestion(question(text), { agents: AGENTS });
    expect(agent).toBe('help');
    expect(JSON.stringify(draft)).toContain(answer);
  });

  it('in the asker’s language', async () => {
    const { draft } = await routeQuestion(question('ありがとうございます', 'ja'), { agents: AGENTS });
    expect(JSON.stringify(draft)).toContain('どういたしまして');
  });

  it.each(['Thanks, but how do I print labels on paper?', 'Hello, what does it cost for fifty people?'])(
    'but not: %s',
    async (text) => {
      expect((await routeQuestion(question(text), { agents: AGENTS })).agent).not.toBe('help');
    },
  );
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

  it('is asked back when it is a single word and there is no model', async () => {
    const { draft } = await routeQuestion(question('sso'), { agents: AGENTS });
    expect(draft).toMatchObject({
      type: 'clarify',
      choices: [{ question: expect.stringContaining('sso') }, {}],
    });
  });

  it('leads somewhere with each choice', async () => {
    const { draft } = await routeQuestion(question('sso'), { agents: AGENTS });
    const choices = draft?.type === 'clarify' ? draft.choices : [];
    const agents = await Promise.all(
      choices.map(async (it) => (await routeQuestion(question(it.question), { agents: AGENTS })).agent),
    );
    expect(agents).toEqual(['sales', 'service']);
  });
});
