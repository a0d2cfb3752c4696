import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { setApartTurns } from '../admin/set-apart-turns.ts';
import type { App } from '../app.ts';
import { BotError } from '../core/bot-error.ts';
import { EXAMPLE_FOLDER } from '../sources/example.ts';
import { hasTurns } from '../store/has-turns.ts';

const conversations = z.array(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('question'), who: z.string(), channel: z.string(), text: z.string() }),
    z.object({
      kind: z.literal('command'),
      who: z.string(),
      channel: z.string(),
      command: z.string(),
      text: z.string(),
    }),
    z.object({
      kind: z.literal('handoff'),
      who: z.string(),
      channel: z.string(),
      text: z.string(),
      /** Who answers it, and where the card stands. */
      lead: z.string(),
      leads: z.string(),
    }),
  ]),
);
type Conversation = z.output<typeof conversations>[number];
type Handoff = Extract<Conversation, { kind: 'handoff' }>;

const seen = z.object({
  messages: z.array(
    z.looseObject({
      ts: z.string(),
      bot: z.boolean().default(false),
      final: z.boolean().default(true),
      blocks: z
        .array(
          z.looseObject({
            elements: z
              .array(z.looseObject({ action_id: z.string().optional(), value: z.string().optional() }))
              .optional(),
          }),
        )
        .default([]),
    }),
  ),
});
type Seen = z.output<typeof seen>['messages'][number];

const PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 250;

/**
 * Plays a few conversations in a practice workspace where nobody has said anything yet, so that its channels live: people of the
 * example ask, and the bot answers as it answers everybody. They are in no figures and leave nothing to do.
 */
export async function playPracticeConversations(
  { database }: Pick<App, 'database'>,
  { url, signal }: { url: string; signal: AbortSignal },
): Promise<void> {
  if (await hasTurns(database)) return;
  const file: unknown = JSON.parse(await readFile(join(EXAMPLE_FOLDER, 'conversations.json'), 'utf8'));
  const begunAt = new Date();
  const messages: string[] = [];
  for (const one of conversations.parse(file)) messages.push(...(await play(one, openPractice(url, signal))));
  await setApartTurns(database, { since: begunAt, until: new Date(), messages });
}

type Practice = ReturnType<typeof openPractice>;

/** Plays one; the messages that asked something. */
async function play(one: Conversation, practice: Practice): Promise<string[]> {
  const { who, channel } = one;
  if (one.kind === 'command') {
    const before = (await practice.read(who, channel)).length;
    await practice.act(who, 'commands', { channel, command: one.command, text: one.text });
    await practice.until(async () => (await practice.read(who, channel)).slice(before).find(isSaid));
    return [];
  }
  const { ts } = z
    .looseObject({ ts: z.string() })
    .parse(await practice.act(who, 'messages', { channel, text: one.text }));
  await practice.until(async () => (await practice.read(who, channel, ts)).slice(1).find(isSaid));
  if (one.kind === 'handoff') await answer(one, practice);
  return [ts];
}

/** The lead sends what the bot proposes, and closes it. */
async function answer({ lead, leads }: Handoff, practice: Practice): Promise<void> {
  for (const button of ['handoff_approve', 'handoff_resolve']) {
    const click = await practice.until(async () => {
      const card = (await practice.read(lead, leads)).at(-1);
      const elements = card?.blocks.flatMap((block) => block.elements ?? []) ?? [];
      const found = elements.find(({ action_id }) => action_id === button);
      return found && card ? { ts: card.ts, action_id: button, value: found.value } : undefined;
    });
    await practice.act(lead, 'actions', { channel: leads, ...click });
  }
  const form = await practice.until(async () => (await practice.views(lead)).at(-1));
  await practice.act(lead, 'views', { view_id: form.id, values: {} });
}

function isSaid({ bot, final }: Seen): boolean {
  return bot && final;
}

/** Acts as people of the practice workspace. */
function openPractice(url: string, signal: AbortSignal) {
  const at = (who: string, path: string) => `${url}/person/${encodeURIComponent(who)}/${path}`;
  const request = async (address: string, init: RequestInit = {}): Promise<unknown> => {
    const response = await fetch(address, { ...init, signal });
    if (!response.ok)
      throw new BotError('internal', `The practice workspace refused a request (${response.status}).`);
    return response.json();
  };
  return {
    act: (who: string, what: string, body: object) =>
      request(at(who, what), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    async read(who: string, channel: string, threadTs?: string): Promise<Seen[]> {
      const thread = threadTs === undefined ? '' : `?thread_ts=${threadTs}`;
      const address = at(who, `channels/${encodeURIComponent(channel)}/messages${thread}`);
      return seen.parse(await request(address)).messages;
    },
    async views(who: string): Promise<{ id: string }[]> {
      const answered = z.object({ views: z.array(z.looseObject({ id: z.string() })) });
      return answered.parse(await request(at(who, 'views'))).views;
    },
    async until<Found>(look: () => Promise<Found | undefined>): Promise<Found> {
      for (const endMs = Date.now() + PATIENCE_MS; ; ) {
        const found = await look();
        if (found !== undefined) return found;
        if (Date.now() > endMs) throw new BotError('internal', 'A practice conversation got no answer.');
        await delay(LOOK_EVERY_MS, undefined, { signal });
      }
    },
  };
}
