import type { Language } from '../../core/language.ts';
import { t } from '../../messages/t.ts';
import type { EventOutcome } from '../../store/inbox.ts';
import type { ListenerDeps } from './listener.ts';
import { notifyPrivately, type PrivatePlace } from './notify-privately.ts';

/** Says to who clicked that nothing opened, since Slack takes a modal for three seconds only, and returns how that ended. */
export async function notifyExpired(
  deps: Pick<ListenerDeps, 'api' | 'log'>,
  place: PrivatePlace,
  language: Language,
): Promise<EventOutcome> {
  await notifyPrivately(deps, place, t(language, 'slack.modal.expired'));
  return { outcome: 'ignored', reason: 'the trigger had expired' };
}
