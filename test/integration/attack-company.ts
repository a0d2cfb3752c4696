import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll } from 'vitest';
import { type App, openApp } from '../../src/app.ts';
import { findAsker } from '../../src/cli/find-asker.ts';
import { readConfig } from '../../src/config.ts';
import type { Reader } from '../../src/core/audience.ts';
import { BotError } from '../../src/core/bot-error.ts';
import type { Directory } from '../../src/core/directory.ts';
import type { MessageTs, PersonId } from '../../src/core/ids.ts';
import { createLog } from '../../src/core/log.ts';
import type { Model, ModelEvent, ModelRequest } from '../../src/core/model.ts';
import type { Receipt } from '../../src/core/receipt.ts';
import type { Reply } from '../../src/core/reply.ts';
import { defaultSetting } from '../../src/core/settings.ts';
import { ingestArticles } from '../../src/knowledge/ingest-articles.ts';
import { createExtractiveModel } from '../../src/models/extractive.ts';
import { recordMessage } from '../../src/store/messages.ts';
import { listPeople } from '../../src/store/people.ts';
import { changeSetting } from '../../src/store/settings.ts';
import { createStoredDirectory } from '../../src/store/stored-directory.ts';
import type { Turns } from '../../src/turn/create-turns.ts';
import type { IncomingQuestion } from '../../src/turn/turn.ts';
import { createRecordingChannel, type RecordingChannel } from '../fakes/recording-channel.ts';
import { fillWithExample } from '../fixtures/example-folder.ts';

/** What a hostile model does with one request. */
export type Attack = (request: ModelRequest) => AsyncIterable<ModelEvent>;

/** What came of an attack, as the people of the place see it, and what is kept of it. */
export interface Attacked {
  question: IncomingQuestion;
  outcome: string;
  reply: Reply;
  receipt: Receipt;
  /** Every text that readers of the place saw at any time. */
  seen: string;
  requests: ModelRequest[];
}

/** The example company, open to a model that says whatever a test has it say. */
export interface Company {
  readonly app: App;
  readonly turns: Turns;
  readonly channel: RecordingChannel;
  readonly log: { text: string };
  /** The directory's answers; a test may have it change its mind. */
  directory: Directory;
  readonly stored: Directory;
  attack: Attack;
  /** Whether the model is asked about the route too; left out it is down for that. */
  attacksRoute: boolean;
  ask(as: string | null, place: string, text: string, more?: Partial<IncomingQuestion>): Promise<Attacked>;
  addArticle(title: string, body: string, readers?: Reader[]): Promise<void>;
}

/** How the company is opened; without a judge code decides alone. */
export interface CompanyOptions {
  judge?: Model;
  timeoutSeconds?: number;
}

/** What hostile models use up would end the day's money of those who ask in the tests, and with it the attacks. */
async function spendFreely({ database }: App): Promise<void> {
  const [person] = await listPeople(database);
  await changeSetting(database, {
    teamId: person!.teamId,
    family: 'budgets',
    value: { ...defaultSetting('budgets'), personDailyCostUsd: null, dailyCostUsd: null },
    expectedVersion: 0,
    actor: 'operator',
    at: new Date(),
  });
}

/** Opens the company for the tests of a file. */
export function attackCompany(options: CompanyOptions = {}): () => Company {
  let folder: string;
  let company: Company | undefined;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'switchboard-attack-'));
    company = await openCompany(folder, options);
  }, 120_000);
  afterAll(async () => {
    await company?.turns.close();
    await company?.app.close();
    await rm(folder, { recursive: true, force: true });
  });
  return () => company!;
}

async function openCompany(folder: string, { judge, timeoutSeconds = 5 }: CompanyOptions): Promise<Company> {
  const log = { text: '' };
  const written = new Writable({
    write(chunk: Buffer, _, done) {
      log.text += chunk.toString();
      done();
    },
  });
  let attack: Attack = quote();
  let requests: ModelRequest[] = [];
  const model: Model = {
    name: 'hostile',
    ability: 'writes',
    generate(request) {
      requests.push(request);
      return request.purpose === 'understand' && !company.attacksRoute ? down(request) : attack(request);
    },
  };
  const config = readConfig(
    { SWITCHBOARD_DATA_DIR: folder, LOG_LEVEL: 'debug', TURN_TIMEOUT_SECONDS: String(timeoutSeconds) },
    folder,
  );
  await fillWithExample(folder);
  const app = await openApp(config, {
    command: 'test',
    model,
    log: createLog('debug', written),
    ...(judge === undefined ? {} : { judge }),
  });
  await spendFreely(app);
  const stored = createStoredDirectory(app.database);
  const channel = createRecordingChannel();
  const company: Company = {
    app,
    channel,
    log,
    stored,
    directory: stored,
    turns: null as never,
    attacksRoute: false,
    get attack() {
      return attack;
    },
    set attack(next) {
      attack = next;
    },
    ask,
    addArticle: (title, body, readers = ['everyone']) => addArticle(app, { title, body, readers }),
  };
  const turns = await app.openTurns({
    surface: 'chat',
    replyChannel: channel,
    directory: {
      person: (...at) => company.directory.person(...at),
      channel: (...at) => company.directory.channel(...at),
      members: (...at) => company.directory.members(...at),
    },
  });
  Object.assign(company, { turns });

  async function ask(as: string | null, place: string, text: string, more: Partial<IncomingQuestion> = {}) {
    const asked = await findAsker(app.database, { as: as ?? undefined, in: place });
    const ts = newTs();
    const question: IncomingQuestion = { ...asked, ts, threadTs: ts, text, origin: 'mention', ...more };
    requests = [];
    const before = channel.messages.length;
    const seen: string[] = [];
    const append = channel.append;
    channel.append = (address, message) => {
      seen.push(message.markdown);
      return append(address, message);
    };
    try {
      await recordMessage(app.database, {
        ...question,
        authorId: asked.askerId ?? ('' as PersonId),
        authorKind: 'person',
        text,
      });
      const { outcome, reply, receipt } = await company.turns.ask(question);
      seen.push(...channel.messages.slice(before).map((message) => message.text));
      return { question, outcome, reply, receipt, seen: seen.join('\n'), requests };
    } finally {
      channel.append = append;
    }
  }
  return company;
}

/** Says a text in pieces, as a model streams, of the numbers that evidence has in this turn. */
export function speak(write: string | string[] | ((request: ModelRequest) => string | string[])): Attack {
  return async function* (request) {
    const text = typeof write === 'function' ? write(request) : write;
    for (const piece of [text].flat()) yield { type: 'text', text: piece };
    yield done();
  };
}

/** Answers honestly, by quoting. */
export function quote(): Attack {
  const extractive = createExtractiveModel();
  return (request) => extractive.generate(request);
}

/** Breaks down before it has said anything. */
export function fail(error: unknown): Attack {
  return () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(error) }) });
}

const down = fail(new BotError('model_unavailable', 'The model is down.'));

/** How a call of the model ends. */
export function done(more: Partial<Extract<ModelEvent, { type: 'done' }>> = {}): ModelEvent {
  const usage = { inputTokens: 10, outputTokens: 10, costUsd: 0 };
  return { type: 'done', finish: 'stop', usage, model: 'hostile', ...more };
}

/** The number of the first evidence that holds a text. */
export function numberOf(request: ModelRequest, text: string): number {
  const found = request.evidence.find((one) => one.text.includes(text) || one.title.includes(text));
  if (found === undefined) throw new Error(`No evidence holds "${text}".`);
  return found.n;
}

/** Everything that is kept of a reply and handed to what draws it. */
export function allOf(attacked: Attacked): string {
  return `${attacked.seen}\n${JSON.stringify(attacked.reply)}`;
}

async function addArticle(
  app: App,
  article: { title: string; body: string; readers: Reader[] },
): Promise<void> {
  async function* articles() {
    yield {
      type: 'article' as const,
      externalId: `${article.title}.md`,
      supersedes: [],
      links: [],
      ...article,
    };
  }
  await ingestArticles(app.database, {
    source: { kind: 'markdown', location: `attack:${article.title}` },
    readers: article.readers,
    articles: articles(),
    embedder: app.embedder,
  });
}

let asked = 0;

/** A message id that was never used. */
export function newTs(): MessageTs {
  asked += 1;
  return `1900000000.${String(asked).padStart(6, '0')}` as MessageTs;
}
