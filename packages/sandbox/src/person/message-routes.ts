import type { Hono } from 'hono';
import { z } from 'zod';
import { messagesOf } from '../apply-change.ts';
import { addReaction, removeReaction } from '../change-reactions.ts';
import { announceShare } from '../files/change-files.ts';
import { isReply } from '../message-shape.ts';
import { changeMessage, deleteMessage, postMessage } from '../post-message.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import type { Channel, Json, Message, Person } from '../workspace.ts';
import { PersonError } from './person-error.ts';
import { personFiles, takeFiles } from './person-files.ts';
import { listMessages } from './person-message.ts';
import { readChannel, readJoinedChannel, readJsonBody, readMessage, readPerson } from './person-request.ts';
import { readPersonText } from './person-text.ts';
import { notifyBotAbsent } from './slackbot.ts';

const newMessage = z.object({
  channel: z.string(),
  text: z.string().default(''),
  thread_ts: z.string().optional(),
  files: personFiles,
});
const editedMessage = z.object({ text: z.string() });
const reaction = z.object({
  channel: z.string(),
  ts: z.string(),
  name: z.string(),
  remove: z.boolean().optional(),
});

/** Slack's client takes no longer message. */
const maxTextLength = 40_000;

/** Reading, writing, editing, deleting and reacting. */
export function serveMessages(app: Hono, ctx: SandboxContext): void {
  app.get('/person/:user/channels/:channel/messages', (c) => {
    const person = readPerson(ctx, c);
    const channel = readChannel(ctx, person, c.req.param('channel'));
    return c.json({
      messages: listMessages(ctx, person, { channel, threadTs: c.req.query('thread_ts') || undefined }),
    });
  });

  app.post('/person/:user/messages', async (c) => {
    const person = readPerson(ctx, c);
    const body = await readJsonBody(c, newMessage);
    const channel = readJoinedChannel(ctx, person, body.channel);
    const contents = readText(ctx, person, { text: body.text, withFiles: body.files.length > 0 });
    const threadTs = body.thread_ts && readThread(ctx, person, { channel, ts: body.thread_ts });
    const files = takeFiles(ctx, person, body.files);
    const message = postMessage(ctx, channel, {
      ...contents,
      user: person.id,
      ...(files.length > 0 && { subtype: 'file_share', files: files.map((file) => file.id) }),
      ...(threadTs && { threadTs }),
    });
    for (const file of files) announceShare(ctx, channel, file);
    notifyBotAbsent(ctx, channel, message);
    return c.json({ ts: message.ts, channel: channel.id });
  });

  app.patch('/person/:user/messages/:channel/:ts', async (c) => {
    const person = readPerson(ctx, c);
    const { text } = await readJsonBody(c, editedMessage);
    const message = readOwnMessage(ctx, person, { channel: c.req.param('channel'), ts: c.req.param('ts') });
    const patch = readText(ctx, person, { text, withFiles: message.files !== undefined });
    if (patch.text !== message.text) changeMessage(ctx, message, { patch, editor: person.id });
    return c.json({ ok: true, ts: message.ts });
  });

  app.delete('/person/:user/messages/:channel/:ts', (c) => {
    const person = readPerson(ctx, c);
    deleteMessage(
      ctx,
      readOwnMessage(ctx, person, { channel: c.req.param('channel'), ts: c.req.param('ts') }),
    );
    return c.json({ ok: true });
  });

  app.post('/person/:user/reactions', async (c) => {
    const person = readPerson(ctx, c);
    const { name, remove, ...place } = await readJsonBody(c, reaction);
    const channel = readJoinedChannel(ctx, person, place.channel);
    const message = readMessage(ctx, person, { channel, ts: place.ts });
    if (message.onlyFor)
      throw new PersonError(400, 'bad_target', 'Nobody can react to a message that only they see.');
    const change = remove ? removeReaction : addReaction;
    const outcome = change(ctx, message, { user: person.id, name });
    if (outcome !== 'done')
      throw new PersonError(400, outcome, `:${name}: cannot be ${remove ? 'removed' : 'added'}.`);
    return c.json({ ok: true });
  });
}

/** A message with files needs no words. */
function readText(
  ctx: SandboxContext,
  person: Person,
  { text, withFiles }: { text: string; withFiles: boolean },
): { text: string; blocks: Json[] | undefined } {
  if (withFiles && text.trim() === '') return { text: '', blocks: undefined };
  return readPersonText(ctx, person, checkText(text));
}

function checkText(text: string): string {
  if (text.trim() === '') throw new PersonError(400, 'no_text', 'An empty message cannot be sent.');
  if (text.length <= maxTextLength) return text;
  throw new PersonError(
    400,
    'msg_too_long',
    `A message may have ${maxTextLength} characters; this one has ${text.length}.`,
  );
}

function readThread(
  ctx: SandboxContext,
  person: Person,
  { channel, ts }: { channel: Channel; ts: string },
): string {
  const message = messagesOf(ctx.workspace, channel.id).get(ts);
  if (!message || (message.onlyFor && message.onlyFor !== person.id)) {
    throw new PersonError(404, 'thread_not_found', 'There is no such thread in that channel.');
  }
  if (message.onlyFor)
    throw new PersonError(400, 'thread_not_found', 'Nobody can answer a message that only they see.');
  return isReply(message) && message.threadTs ? message.threadTs : message.ts;
}

function readOwnMessage(
  ctx: SandboxContext,
  person: Person,
  place: { channel: string; ts: string },
): Message {
  const message = readMessage(ctx, person, {
    channel: readChannel(ctx, person, place.channel),
    ts: place.ts,
  });
  if (message.user === person.id) return message;
  throw new PersonError(403, 'not_your_message', 'People can change only their own messages.');
}
