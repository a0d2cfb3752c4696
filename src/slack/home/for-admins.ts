import { z } from 'zod';
import { isAdmin } from '../../admin/is-admin.ts';
import { asId, type PersonId, type TeamId } from '../../core/ids.ts';
import type { Language } from '../../core/language.ts';
import { t } from '../../messages/t.ts';
import type { EventOutcome, InboxEvent } from '../../store/inbox.ts';
import type { ListenerDeps } from '../listeners/listener.ts';
import { openDirect } from '../reply/post-privately.ts';
import { openModal, readingView } from '../views/show-modal.ts';
import { withOutcome } from '../with-outcome.ts';
import { paragraph } from './admin-blocks.ts';
import { faultText } from './fault-text.ts';
import { publishHome } from './publish-home.ts';

const anything = z.looseObject({});

/** A click or a form of App Home: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
const homeBody = z.looseObject({
  user: z.looseObject({ id: z.string() }),
  trigger_id: z.string().optional(),
  view: z
    .looseObject({
      id: z.string(),
      type: z.string().default('home'),
      private_metadata: z.string().default(''),
      root_view_id: z.string().nullish(),
    })
    .optional(),
  actions: z
    .array(
      z.looseObject({
        action_id: z.string(),
        block_id: z.string().default(''),
        value: z.string().nullish(),
        selected_option: z.looseObject({ value: z.string() }).nullish(),
        selected_user: z.string().nullish(),
        selected_conversation: z.string().nullish(),
      }),
    )
    .default([]),
});

/** What somebody did in App Home or in a modal of it. */
export interface HomeAct {
  teamId: TeamId;
  personId: PersonId;
  language: Language;
  triggerId: string;
  view: z.output<typeof homeBody>['view'];
  /** The first action; a form has none. */
  action: z.output<typeof homeBody>['actions'][number] | undefined;
  delivery: InboxEvent;
}

/** Reads what somebody did in App Home. */
export async function readHomeAct(deps: ListenerDeps, raw: unknown, delivery: InboxEvent): Promise<HomeAct> {
  const { user, trigger_id = '', view, actions } = homeBody.parse(raw);
  const personId = asId<PersonId>(user.id);
  const { teamId } = delivery;
  const language = await deps.directory.languageOf(teamId, personId);
  return { teamId, personId, language, triggerId: trigger_id, view, action: actions[0], delivery };
}

/**
 * Creates a listener for admins: who acts is looked up again each time, since a view stays open when a role is taken
 * away. Others are told, and see their own App Home.
 */
export function forAdmins(
  deps: ListenerDeps,
  act: (act: HomeAct, raw: unknown) => Promise<EventOutcome>,
): ReturnType<typeof withOutcome> {
  return withOutcome(async (raw, delivery) => {
    const home = await readHomeAct(deps, raw, delivery);
    if (await isAdmin(deps.database, home.teamId, home.personId)) return act(home, raw);
    const text = faultText(home.language, 'not_admin');
    await showInModal(deps, home, text);
    await publishHome(deps, home.teamId, home.personId);
    return { outcome: 'ignored', reason: 'not an admin' };
  });
}

/** Tells somebody what did not happen: in a modal, or in their DM when it is too late for one. */
export async function showInModal(
  deps: ListenerDeps,
  { triggerId, language, personId }: HomeAct,
  text: string,
): Promise<void> {
  const view = readingView(language, t(language, 'slack.admin.not_saved'), [paragraph(text)]);
  const shown = triggerId === '' ? null : await openModal(deps.api, triggerId, view).catch(() => null);
  if (shown !== null) return;
  const channel = await openDirect(deps, personId);
  await deps.api.call('chat.postMessage', { channel, text }, anything);
}
