import type { Reply } from '../../core/reply.ts';
import type { Posted, PostedRef, ReplyAddress } from '../../core/reply-channel.ts';
import { findMessageByOutboxKey, standingMessages } from '../../store/messages.ts';
import { partKey, revisionPrefix } from '../../store/outbox-key.ts';
import { isRejection } from '../api/translate-slack-error.ts';
import type { SlackMessage } from '../render/piece.ts';
import { type Form, formOf, renderReply } from '../render/render-reply.ts';
import { controlLanguage } from './control-language.ts';
import { readKeyed } from './find-message.ts';
import { GONE, postMessage, postUnkept, removeMessage, updateMessage } from './post-message.ts';
import type { ReplyDeps } from './reply-deps.ts';

/** What Slack says when it is the form of a message that it does not take. */
export const FORM_REFUSED = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_arguments',
  'msg_too_long',
  'msg_blocks_too_long',
  'markdown_text_conflict',
  'invalid_attachments',
  'no_text',
]);

/** Sends one message; `last` is true for the one that ends the reply. */
type Send = (message: SlackMessage, last: boolean) => Promise<Posted>;

/**
 * Sends a form, or what it falls back to when Slack refuses it, so that content is never lost to its dress.
 * @returns where the last message is
 */
async function sendForm(form: Form, last: boolean, send: Send): Promise<Posted> {
  try {
    return await send(form.message, last);
  } catch (error) {
    const simpler = isRejection(error, FORM_REFUSED) ? form.simpler() : [];
    if (simpler.length === 0) throw error;
    return sendAll(simpler, last, send);
  }
}

async function sendAll(forms: readonly Form[], last: boolean, send: Send): Promise<Posted> {
  let ref: Posted | undefined;
  for (const [at, form] of forms.entries()) ref = await sendForm(form, last && at === forms.length - 1, send);
  return ref!;
}

/** A reply on its way: `key` is carried by its last message, so that finding it means that the reply is whole. */
export interface Sending {
  key: string;
  address: ReplyAddress;
  reply: Reply;
}

/** How far back an earlier attempt at the same reply can lie. */
const ATTEMPTS_WITHIN_MS = 3_600_000;

/** Posts a reply as one or more messages; parts that an earlier attempt had posted are not posted again. */
export async function postReply(deps: ReplyDeps, { key, address, reply }: Sending): Promise<Posted> {
  const forms = renderReply(reply, await controlLanguage(deps, address, reply)).map(formOf);
  const alreadyPosted = memoized(() => readKeyed(deps, address, new Date(Date.now() - ATTEMPTS_WITHIN_MS)));
  let part = 0;
  return sendAll(forms, true, async (message, last) => {
    const own = last ? key : partKey(key, part + 1);
    const alone = last && part === 0;
    const echo = alone ? null : await findMessageByOutboxKey(deps.database, own);
    const known = alone ? null : (echo ?? (await alreadyPosted()).find((one) => one.key === own)?.ref);
    const post = last ? postUnkept : postMessage;
    const ref = known ?? (await post(deps, address, { key: own, message }));
    part += 1;
    return ref;
  });
}

/** Writes a reply over the messages of an earlier one; what it needs more is posted, what it needs less is removed. */
export async function replaceReply(
  deps: ReplyDeps,
  { key, address, reply, ref }: Sending & { ref: PostedRef },
): Promise<PostedRef> {
  const forms = renderReply(reply, await controlLanguage(deps, address, reply)).map(formOf);
  const slots = await messagesOf(deps, { key, ref });
  let part = 0;
  const written = await sendAll(forms, true, async (message, last) => {
    const own = last ? key : partKey(key, part + 1);
    const sent = await writeOrPost(deps, address, { key: own, message, slot: slots[0] });
    slots.shift();
    part += 1;
    return sent;
  });
  for (const left of slots) await removeMessage(deps, address, left);
  return written;
}

/** Takes back every message of a reply. */
export async function withdrawReply(
  deps: ReplyDeps,
  { key, address, ref }: { key: string; address: ReplyAddress; ref: PostedRef },
): Promise<PostedRef> {
  for (const one of await messagesOf(deps, { key, ref })) await removeMessage(deps, address, one);
  return ref;
}

async function writeOrPost(
  deps: ReplyDeps,
  address: ReplyAddress,
  { key, message, slot }: { key: string; message: SlackMessage; slot: PostedRef | undefined },
): Promise<PostedRef> {
  if (slot === undefined) return postMessage(deps, address, { key, message });
  try {
    return await updateMessage(deps, address, { key, ref: slot, message });
  } catch (error) {
    if (!isRejection(error, GONE)) throw error;
    return postMessage(deps, address, { key, message });
  }
}

/** The messages that all revisions of a reply stand in, in the order in which they are read. */
export async function messagesOf(
  deps: Pick<ReplyDeps, 'database'>,
  { key, ref }: { key: string; ref: PostedRef },
): Promise<PostedRef[]> {
  const prefix = revisionPrefix(key);
  const standing =
    prefix === '' ? [] : await standingMessages(deps.database, { channelId: ref.channelId, prefix });
  const all = new Map([ref, ...standing.map((one) => one.ref)].map((one) => [one.ts, one]));
  return [...all.values()].sort((a, b) => (a.ts < b.ts ? -1 : 1));
}

function memoized<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | undefined;
  return () => (value ??= read());
}
