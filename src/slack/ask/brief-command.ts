import { z } from 'zod';
import { asId, type ChannelId, type PersonId } from '../../core/ids.ts';
import { t } from '../../messages/t.ts';
import type { EventOutcome, InboxEvent } from '../../store/inbox.ts';
import { readPageRequest } from '../../text/read-page-request.ts';
import type { Listener, ListenerDeps } from '../listeners/listener.ts';
import { respondPrivately } from '../listeners/respond-privately.ts';
import { openDirect } from '../reply/post-privately.ts';
import { isDirect } from '../reply/slack-place.ts';
import { withOutcome } from '../with-outcome.ts';
import { askForPerson } from './ask-for-person.ts';
import { modeOf } from './channel-mode.ts';
import { preferredViewer } from './preferred-viewer.ts';

const commandBody = z.looseObject({
  command: z.string(),
  text: z.string().default(''),
  user_id: z.string(),
  channel_id: z.string(),
  response_url: z.string().optional(),
});
type Command = z.output<typeof commandBody>;

/** `/brief <account> [me] [canvas]`: https://docs.slack.dev/interactivity/implementing-slash-commands */
export const briefCommand: Listener = (bolt, deps) => {
  bolt.command(
    /^\/./,
    withOutcome((raw, delivery) => brief(deps, delivery, commandBody.parse(raw))),
  );
};

const ME = /(?<![\p{L}\p{N}])me(?![\p{L}\p{N}])/iu;
/** At the end or the beginning, with what goes along with it. */
const ME_AT_END =
  /[\s\p{P}\p{S}]*(?:\b(?:for|just|only|to)[\s\p{P}]+)*(?<![\p{L}\p{N}])me[\s\p{P}\p{S}]*(?:(?:only|alone|please|thanks)[\s\p{P}\p{S}]*)*$/iu;
const ME_AT_START = /^[\s\p{P}\p{S}]*(?:(?:for|just|only|to)[\s\p{P}]+)*me(?![\p{L}\p{N}])[\s\p{P}\p{S}]*/iu;

/**
 * What stands behind `/brief`. `me` asks for a private brief, however it is punctuated and where it stands: in doubt, private. The
 * wish for a canvas goes along with the name, in one word at its end.
 */
export function readBriefText(text: string): { account: string; privately: boolean } {
  const words = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/\s+/g, ' ');
  const privately = ME.test(words);
  if (!privately) return { account: words, privately };
  const asked = readPageRequest(words);
  const account = withoutMe(asked.text);
  return { account: asked.page && account !== '' ? `${account} canvas` : account, privately };
}

function withoutMe(words: string): string {
  const short = words.replace(ME_AT_END, '');
  return (short === words ? words.replace(ME_AT_START, '') : short).trim();
}

async function brief(deps: ListenerDeps, delivery: InboxEvent, command: Command): Promise<EventOutcome> {
  const { teamId } = delivery;
  const personId = asId<PersonId>(command.user_id);
  const { account, privately } = readBriefText(command.text);
  const language = await deps.directory.languageOf(teamId, personId);
  if (account === '') {
    await respond(deps, command, t(language, 'slack.brief.usage', { command: command.command }));
    return { outcome: 'applied' };
  }
  const asked = { teamId, personId, text: account, origin: 'command' as const, command: 'brief' as const };
  const channelId = asId<ChannelId>(command.channel_id);
  if (!(await deps.directory.canPost(teamId, channelId))) {
    const direct = await openDirect(deps, personId);
    // The brief matters more than the hint where to find it.
    await respond(deps, command, t(language, 'slack.brief.elsewhere')).catch((error: unknown) =>
      deps.log.warn({ err: error }, 'a hint could not be shown'),
    );
    return askForPerson(deps, delivery, { ...asked, channelId: direct });
  }
  // Anyone who types a command is told each time: they must not wait for what does not come.
  if ((await modeOf(deps, teamId, channelId)) === 'off') {
    await respond(deps, command, t(language, 'slack.channel_off'));
    return { outcome: 'ignored', reason: 'the bot is switched off in this channel' };
  }
  const preferred = privately ? { viewer: personId } : await preferredViewer(deps, teamId, personId);
  const viewer = isDirect(channelId) ? {} : preferred;
  return askForPerson(deps, delivery, { ...asked, channelId, ...viewer });
}

async function respond(
  { api }: Pick<ListenerDeps, 'api'>,
  { response_url }: Command,
  text: string,
): Promise<void> {
  if (response_url !== undefined) await respondPrivately(api, response_url, { text });
}
