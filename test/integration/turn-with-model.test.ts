import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApp } from '../../src/app.ts';
import type { AskDocument } from '../../src/cli/ask-from-terminal.ts';
import { askFromTerminal } from '../../src/cli/ask-from-terminal.ts';
import { findAsker } from '../../src/cli/find-asker.ts';
import { readConfig } from '../../src/config.ts';
import { asId, type MessageTs } from '../../src/core/ids.ts';
import {
  type FakeAnswer,
  type FakeOpenAi,
  type FakeRequest,
  startFakeOpenAi,
  textEvents,
} from '../fakes/openai-server.ts';
import { fillWithExample } from '../fixtures/example-folder.ts';

const QUESTION = 'How do I set up single sign-on?';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-model-'));
  await fillWithExample(folder);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What a model says of a question that it has read in its thread. */
const understood: FakeAnswer = {
  events: textEvents([
    '{"agent":"service","question":"How do I set up single sign-on?","searches":["SAML"]}',
  ]),
};

type Answers = (FakeAnswer | ((request: FakeRequest) => FakeAnswer))[];

/** Asks with a model endpoint that gives these answers, in order, behind its reading of the question. */
async function askWith(
  answers: Answers,
  text = QUESTION,
): Promise<{ document: AskDocument; server: FakeOpenAi }> {
  const { documents, server } = await askInThread([understood, ...answers], [text]);
  return { document: documents[0]!, server };
}

/** Asks one thing after the other in one thread. */
async function askInThread(
  answers: Answers,
  texts: readonly string[],
  as = 'sam',
): Promise<{ documents: AskDocument[]; server: FakeOpenAi }> {
  const server = await startFakeOpenAi(answers);
  const environment = {
    SWITCHBOARD_DATA_DIR: folder,
    LOG_LEVEL: 'silent',
    OPENAI_BASE_URL: server.baseUrl,
    OPENAI_API_KEY: 'test-key',
    OPENAI_MODEL: 'fake-1',
    OPENAI_INPUT_USD_PER_MILLION: '1',
    OPENAI_OUTPUT_USD_PER_MILLION: '2',
    TURN_TIMEOUT_SECONDS: '20',
  };
  const app = await openApp(readConfig(environment, folder), { command: 'test' });
  try {
    const asker = await findAsker(app.database, { as });
    const documents: AskDocument[] = [];
    for (const text of texts) {
      const threadTs = documents[0]?.threadId;
      const thread = threadTs === undefined ? {} : { threadTs: asId<MessageTs>(threadTs) };
      documents.push((await askFromTerminal(app, { ...asker, ...thread, text })).document);
    }
    return { documents, server };
  } finally {
    await app.close();
    await server.close();
  }
}

/** The last message of a request: situation, evidence and question. */
function promptOf({ requests }: FakeOpenAi, at: number): string {
  return String((requests[at]!.body.messages as { content: string }[]).at(-1)?.content);
}

/** What an honest model would say: a sentence of the evidence, with the mark that the prompt gives it. */
function quoteTheEvidence({ body }: FakeRequest): FakeAnswer {
  const prompt = String((body.messages as { content: string }[]).at(-1)?.content);
  const [before = ''] = prompt.split('the only mandatory attribute');
  const mark =
    [...before.matchAll(/\[(\d+)\]|<evidence n="(\d+)"|n="?(\d+)"?/g)].at(-1)?.slice(1).find(Boolean) ?? '1';
  return { events: textEvents([`Map the attribute email; it is the only mandatory attribute. [${mark}]`]) };
}

test('a model answers from the evidence, and its tokens and cost are on the bill', async () => {
  const { document, server } = await askWith([quoteTheEvidence, quoteTheEvidence]);
  const prompt = JSON.stringify(server.requests.at(1)?.body);
  expect(prompt).toContain('the only mandatory attribute');
  expect(document).toMatchObject({ outcome: 'answered', notes: [] });
  expect(document.text).toContain('Map the attribute email');
  expect(document.citations[0]?.quote).toContain('mandatory attribute');
  expect(document.usage.inputTokens).toBeGreaterThanOrEqual(200);
  expect(document.usage.costUsd).toBeCloseTo(
    (document.usage.inputTokens + 2 * document.usage.outputTokens) / 1e6,
    6,
  );
});

test('a message of two questions that no flow answers is written by a model once', async () => {
  const { server } = await askWith(
    [quoteTheEvidence, quoteTheEvidence],
    `${QUESTION} And which attribute has to be mapped there?`,
  );
  const answering = server.requests.filter(({ body }) => JSON.stringify(body).includes('<evidence'));
  expect(answering).toHaveLength(1);
});

describe('a message of which a flow answers a part', () => {
  const BOTH = 'What does Enterprise cost for 250 seats and does it include SSO?';
  /** The number of the piece in which some words stand. */
  const markOf = (prompt: string, words: string): string =>
    [...prompt.slice(0, prompt.indexOf(words)).matchAll(/^\[(\d+)\] /gm)].at(-1)?.[1] ?? '0';
  const INCLUDED = 'SSO with SAML is included in Enterprise';
  const say =
    (withPrice: boolean) =>
    ({ body }: FakeRequest): FakeAnswer => {
      const prompt = String((body.messages as { content: string }[]).at(-1)?.content);
      const price = `Enterprise costs €10,000.00 per month. [${markOf(prompt, '€10,000.00')}] `;
      return {
        events: textEvents([`${withPrice ? price : ''}${INCLUDED}. [${markOf(prompt, INCLUDED)}]`]),
      };
    };

  test('is written by a model as a whole, with what the flow worked out as evidence', async () => {
    const { documents, server } = await askInThread([say(true), say(true)], [BOTH], 'nora');
    expect(promptOf(server, 0)).toContain(`Question:\n${BOTH}`);
    expect(promptOf(server, 0)).toContain('€120,000.00');
    expect(documents[0]).toMatchObject({ outcome: 'answered' });
    expect(documents[0]!.text).toContain('€10,000.00');
    expect(documents[0]!.text).toContain(INCLUDED);
    expect(documents[0]!.text).not.toContain('€120,000.00');
  });

  test('keeps what the flow worked out where the model leaves it out', async () => {
    const { documents } = await askInThread([say(false), say(false)], [BOTH], 'nora');
    expect(documents[0]!.text).toContain('€120,000.00');
    expect(documents[0]!.text).toContain(INCLUDED);
  });

  test('is answered part by part when the model is down, and what stays open is named', async () => {
    const down = { status: 503, json: { error: { message: 'overloaded' } } };
    const question = 'What does Business cost for 80 seats and does it come with free coffee machines?';
    const { documents } = await askInThread(
      Array.from({ length: 8 }, () => down),
      [question],
      'nora',
    );
    expect(documents[0]!.text).toContain('€24,960.00');
    expect(documents[0]!.notes.join(' ')).toContain('“does it come with free coffee machines?”');
  });
});

test('who goes on from an answer is answered from its sources too, whatever a search finds', async () => {
  const unread: FakeAnswer = {
    events: textEvents([
      '{"agent":"service","question":"Does my manager have to approve any of what you listed?","searches":["approval by a manager"]}',
    ]),
  };
  const nothing: FakeAnswer = { events: textEvents(['NO_ANSWER']) };
  const { documents, server } = await askInThread(
    [understood, quoteTheEvidence, unread, nothing],
    [QUESTION, 'Does my manager have to approve any of what you listed?'],
  );
  const cited = documents[0]!.citations[0]!;
  const prompt = promptOf(server, 3);
  expect(prompt).toContain('Does my manager have to approve');
  expect(prompt).toContain(`] ${cited.title}`);
  expect(prompt).toContain('the only mandatory attribute');
});

test('an answer is in the language that the question names, by prompt and by fixed texts', async () => {
  const nothing: FakeAnswer = { events: textEvents(['NO_ANSWER']) };
  const { documents, server } = await askInThread(
    [understood, nothing],
    ['How many moons does blorptang have? In German please.'],
  );
  const prompt = promptOf(server, 1);
  expect(prompt).toContain('Answer in: German (de)');
  expect(prompt).toMatch(/Question:\nHow many moons does blorptang have\?$/);
  expect(documents[0]!.text).toMatch(/nichts|hilft/);
});

test('what a model makes up is repaired once and then not said: the sources’ own words stand for it', async () => {
  const invented = {
    events: textEvents(['Backups are taken every 7 minutes in Reykjavik for 999 EUR. [1]']),
  };
  const { document, server } = await askWith([invented, invented]);
  expect(server.requests).toHaveLength(3);
  expect(document.outcome).toBe('answered');
  expect(document.text).not.toContain('999');
  expect(document.citations.length).toBeGreaterThan(0);
  expect(document.notes.join(' ')).toContain('quotes the sources');
});

test('when the model is down the sources are quoted, and the reader is told so', async () => {
  const down = { status: 503, json: { error: { message: 'overloaded' } } };
  const { document } = await askWith([down, down, down, down, down, down]);
  expect(document.outcome).toBe('answered');
  expect(document.citations.length).toBeGreaterThan(0);
  expect(document.notes.join(' ')).toContain('could not be reached');
});
