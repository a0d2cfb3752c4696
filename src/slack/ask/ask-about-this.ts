import { z } from 'zod';
import { asId, type ChannelId, type MessageTs, type PersonId, type TeamId } from '../../core/ids.ts';
import type { EventOutcome, InboxEvent } from '../../store/inbox.ts';
import { answeredTurn } from '../../store/messages.ts';
import { repeatsWords } from '../../text/repeats-words.ts';
import type { Listener, ListenerDeps } from '../listeners/listener.ts';
import { notifyExpired } from '../listeners/notify-expired.ts';
import { openDirect } from '../reply/post-privately.ts';
import { openModal } from '../views/show-modal.ts';
import { withOutcome } from '../with-outcome.ts';
import { type AskedQuestion, askForPerson, showAsked } from './ask-for-person.ts';
import { askInteractions } from './ask-interactions.ts';
import { type AskedAbout, askedAbout, askValues, askView } from './ask-view.ts';
import { isOwn, messageContent, unreadFilesOf } from './message-event.ts';
import { readText } from './record-incoming-message.ts';
import { refuseToAnswer } from './refuse-to-answer.ts';

const shortcutBody = z.looseObject({
  trigger_id: z.string(),
  user: z.looseObject({ id: z.string() }),
  channel: z.looseObject({ id: z.string() }),
  message: messageContent,
});

const submitBody = z.looseObject({
  user: z.looseObject({ id: z.string() }),
  view: z.looseObject({ private_metadata: z.string(), state: z.looseObject({ values: askValues }) }),
});

/** The message shortcut opens a modal at once; what is asked there is answered where the person chose. */
export const askAboutThis: Listener = (bolt, deps) => {
  bolt.shortcut(
    askInteractions.askAboutThis.id,
    withOutcome(async (raw, { teamId }) => {
      const { trigger_id, user, channel, message } = shortcutBody.parse(raw);
      const language = await deps.directory.languageOf(teamId, asId<PersonId>(user.id));
      const { text } = await readText(deps, teamId, message.text ?? '');
      const about = {
        channelId: channel.id,
        threadTs: message.thread_ts ?? message.ts,
        ts: message.ts,
        authorId: message.user ?? message.bot_id ?? '',
        own: isOwn(message, deps.identity),
        text,
        files: unreadFilesOf(message),
      };
      const opened = await openModal(deps.api, trigger_id, askView(language, about));
      if (opened !== null) return { outcome: 'applied' };
      const place = { personId: asId<PersonId>(user.id), channelId: asId<ChannelId>(channel.id) };
      return notifyExpired(deps, place, language);
    }),
  );
  bolt.view(
    askInteractions.sendQuestion.id,
    withOutcome(async (raw, delivery) => {
      const { user, view } = submitBody.parse(raw);
      const about = askedAbout.parse(JSON.parse(view.private_metadata));
      const { question, where } = view.state.values;
      const asked = {
        personId: asId<PersonId>(user.id),
        text: question.question.value?.trim() ?? '',
        inThread: where.where.selected_option?.value === 'thread',
      };
      return answer(deps, delivery, about, asked);
    }),
  );
};

async function answer(
  deps: ListenerDeps,
  delivery: InboxEvent,
  about: AskedAbout,
  { personId, text, inThread }: { personId: PersonId; text: string; inThread: boolean },
): Promise<EventOutcome> {
  const { teamId } = delivery;
  const channelId = asId<ChannelId>(about.channelId);
  const aside = await quotedOf(deps, teamId, { about, personId, text });
  const asked = { teamId, personId, text, unreadFiles: about.files, origin: 'shortcut' as const, ...aside };
  if (inThread && (await deps.directory.canPost(teamId, channelId))) {
    const there = { ...asked, channelId, threadTs: asId<MessageTs>(about.threadTs) };
    const refused = await refuseToAnswer(deps, there);
    if (refused !== null) return refused;
    await showAsked(deps, delivery, there);
    return askForPerson(deps, delivery, there);
  }
  const direct = await openDirect(deps, personId);
  const threadTs = await showAsked(deps, delivery, { ...asked, channelId: direct });
  return askForPerson(deps, delivery, { ...asked, channelId: direct, threadTs });
}

/**
 * The message that is asked about, as its author's, and whether the question repeats it: to ask about what a colleague
 * said does not make it one's own, to be passed on wherever one likes.
 */
async function quotedOf(
  { database }: ListenerDeps,
  teamId: TeamId,
  { about, personId, text }: { about: AskedAbout; personId: PersonId; text: string },
): Promise<Pick<AskedQuestion, 'about' | 'quotes'>> {
  if (about.text.trim() === '') return {};
  const authorId = asId<PersonId>(about.authorId ?? '');
  const source = {
    channelId: asId<ChannelId>(about.channelId),
    ts: asId<MessageTs>(about.ts ?? about.threadTs),
  };
  const turnId = about.own === true ? await answeredTurn(database, { teamId, ...source }) : null;
  const repeats = authorId !== personId && repeatsWords(text, about.text);
  const said = { authorId, source, text: about.text, ...(turnId === null ? {} : { turnId }) };
  return {
    ...(about.text === text ? {} : { about: said }),
    ...(repeats ? { quotes: { authorId, ...source } } : {}),
  };
}
