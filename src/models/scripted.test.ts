import { expect, it } from 'vitest';
import type { ModelRequest } from '../core/model.ts';
import { createScriptedModel, type ScriptedModel } from './scripted.ts';

const REQUEST: ModelRequest = {
  purpose: 'answer',
  question: 'q',
  evidence: [],
  language: 'en',
  messages: [],
  tools: [],
  maxOutputTokens: 1,
  signal: new AbortController().signal,
};

async function drain(model: ScriptedModel): Promise<void> {
  for await (const event of model.generate(REQUEST)) expect(event.type).toMatch(/text|done/);
}

it('a call that the script does not have fails', async () => {
  await expect(drain(createScriptedModel([]))).rejects.toThrow('no call number 1');
});

it('a call that is not as expected fails', async () => {
  await expect(drain(createScriptedModel([{ expect: () => 'no evidence', text: 'a' }]))).rejects.toThrow(
    'no evidence',
  );
});

it('a call that never came fails', async () => {
  const model = createScriptedModel([{ text: 'a' }, { text: 'b' }]);
  await drain(model);
  expect(() => model.assertDone()).toThrow('1 of 2');
});
