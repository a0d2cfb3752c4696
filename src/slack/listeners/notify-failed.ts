import { z } from 'zod';
import { BotError } from '../../core/bot-error.ts';
import { asId, type ChannelId, type PersonId } from '../../core/ids.ts';
import { t } from '../../messages/t.ts';
import type { InboxEvent } from '../../store/inbox.ts';
import { parseMessageEvent } from '../ask/message-event.ts';
import type { ListenerDeps } from './listener.ts';
import { notifyPrivately } from './notify-privately.ts';

const interaction = z.looseObject({
  response_url: z.string().optional(),
  user: z.looseObject({ id: z.string() }).optional(),
  user_id: z.string().optional(),
});
const event = z.looseObject({ event: z.looseObject({ type: z.string() }) });
const anything = z.looseObject({});

/** Tells the person who waits that nothing will come of it, with a reference for an admin; never rejects. */
export async function notifyFailed(deps: ListenerDeps, failed: InboxEvent, error: unknown): Promise<void> {
  try {
    await (failed.kind === 'event' ? notifyInThread(deps, failed) : notifyActor(deps, failed));
  } catch (second) {
    deps.log.error(
      { err: second, first: error instanceof BotError ? error.code : 'internal', event: failed.id },
      'a failure could not be told',
    );
  }
}

async function notifyInThread(deps: ListenerDeps, failed: InboxEvent): Promise<void> {
  const inner = event.parse(failed.payload).event;
  const news = parseMessageEvent(inner, deps.identity);
  const addressed = inner.type === 'app_mention' || (news.type === 'posted' && news.direct);
  if (news.type !== 'posted' || !addressed || news.message.user === undefined) return;
  const text = await failureText(deps, failed, asId<PersonId>(news.message.user));
  const thread_ts = news.message.thread_ts ?? news.message.ts;
  await deps.api.call(
    'chat.postMessage',
    { channel: asId<ChannelId>(news.channel), thread_ts, text },
    anything,
  );
}

async function notifyActor(deps: ListenerDeps, failed: InboxEvent): Promise<void> {
  const { response_url, user, user_id } = interaction.parse(failed.payload);
  const person = user?.id ?? user_id;
  if (person === undefined) return;
  const personId = asId<PersonId>(person);
  // A form that was sent has no address for answers: that person is told in their DM.
  const at = response_url === undefined ? {} : { responseUrl: response_url };
  await notifyPrivately(deps, { personId, ...at }, await failureText(deps, failed, personId));
}

async function failureText(deps: ListenerDeps, failed: InboxEvent, person: PersonId): Promise<string> {
  const language = await deps.directory.languageOf(failed.teamId, person);
  return t(language, 'slack.failed', { reference: `e_${failed.id}` });
}
