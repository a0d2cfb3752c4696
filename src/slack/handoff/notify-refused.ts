import { asId, type PersonId } from '../../core/ids.ts';
import type { Language } from '../../core/language.ts';
import type { Handoff, HandoffAction, HandoffRefusal } from '../../handoff/handoff.ts';
import { roleWords } from '../../handoff/writing.ts';
import { t } from '../../messages/t.ts';
import type { EventOutcome } from '../../store/inbox.ts';
import { nameOf } from '../ask/ask-for-person.ts';
import type { ListenerDeps } from '../listeners/listener.ts';
import { notifyPrivately, type PrivatePlace } from '../listeners/notify-privately.ts';
import { escapeShort } from '../text/escape-slack-text.ts';

/** Something that a person wanted and that was not done. */
export interface Refused {
  reason: HandoffRefusal;
  handoff: Handoff | null;
  action: HandoffAction['type'];
}

/** Tells the person who acted, politely and privately, why nothing was done; who was faster and when, where that is why. */
export async function notifyRefused(
  deps: ListenerDeps,
  place: PrivatePlace,
  refused: Refused,
): Promise<EventOutcome> {
  const { teamId } = deps.identity;
  const language = await deps.directory.languageOf(teamId, place.personId);
  await notifyPrivately(
    deps,
    place,
    await refusalText(deps, language, { ...refused, personId: place.personId }),
  );
  return { outcome: 'ignored', reason: `refused: ${refused.reason}` };
}

async function refusalText(
  deps: ListenerDeps,
  language: Language,
  { reason, handoff, action, personId }: Refused & { personId: PersonId },
): Promise<string> {
  if (handoff === null) return t(language, 'slack.handoff.refused.unknown');
  const called = async (id: string) =>
    escapeShort(await nameOf(deps, handoff.teamId, asId<PersonId>(id)), 100);
  switch (reason) {
    case 'not_allowed':
      if (action === 'withdraw' || action === 'survey') {
        const person = await called(handoff.askerId);
        return t(language, 'slack.handoff.refused.not_yours', { person });
      }
      if (handoff.askerId === personId) return t(language, 'slack.handoff.refused.own');
      return t(language, 'slack.handoff.refused.not_allowed', {
        role: escapeShort(roleWords(language, handoff.role), 50),
      });
    case 'decided':
    case 'closed':
      if (handoff.decidedBy === null || handoff.decidedAt === null)
        return t(language, 'slack.handoff.refused.closed');
      return t(language, `slack.handoff.refused.decided.${handoff.decision ?? 'resolved'}`, {
        person: await called(handoff.decidedBy),
        when: shortDate(handoff.decidedAt),
      });
    case 'assignee_not_allowed':
      return t(language, 'slack.handoff.refused.assignee', {
        role: escapeShort(roleWords(language, handoff.role), 50),
      });
    default:
      return t(language, `slack.handoff.refused.${reason}`);
  }
}

/** A time that Slack shows as the reader's clock has it: https://docs.slack.dev/messaging/formatting-message-text#date-formatting */
export function shortDate(at: Date): string {
  return `<!date^${Math.floor(at.getTime() / 1000)}^{date_short_pretty} {time}|${at.toISOString()}>`;
}
