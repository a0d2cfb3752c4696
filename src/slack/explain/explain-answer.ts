import type { KnownBlock } from '@slack/types';
import type { Audience } from '../../core/audience.ts';
import { asId, type PersonId, type TurnId } from '../../core/ids.ts';
import type { Language } from '../../core/language.ts';
import { t } from '../../messages/t.ts';
import type { EventOutcome, InboxEvent } from '../../store/inbox.ts';
import { clickBody } from '../listeners/interaction.ts';
import type { Listener, ListenerDeps } from '../listeners/listener.ts';
import { mayActOn } from '../listeners/may-act-on.ts';
import { respondPrivately } from '../listeners/respond-privately.ts';
import { readingView, showModal } from '../views/show-modal.ts';
import { withOutcome } from '../with-outcome.ts';
import { explainInteractions } from './explain-interactions.ts';
import { receiptBlocks } from './receipt-blocks.ts';
import { sourceBlocks } from './source-blocks.ts';
import { whyBlocks } from './why-blocks.ts';

type Title = 'slack.why.title' | 'slack.why.details' | 'slack.sources.title';
type Draw = (turnId: TurnId, viewers: Audience, language: Language) => Promise<KnownBlock[] | null>;

/** Why? says what an answer rests on, as far as the person who clicked may see it; the whole receipt stands behind a button. */
export const explainAnswer: Listener = (bolt, deps) => {
  const draw: Draw = async (turnId, viewers, language) => {
    const receipt = await deps.turns.receipt(turnId, viewers);
    if (receipt === null) return null;
    const ids = receipt.seen.map(({ id }) => id);
    return whyBlocks(receipt, await deps.turns.sourceFacts(ids, viewers), language);
  };
  bolt.action(
    explainInteractions.why.id,
    withOutcome((raw, delivery) => explain(deps, delivery, raw, { title: 'slack.why.title', draw })),
  );
};

/** Details, in Why?: the receipt as it was written. */
export const showReceipt: Listener = (bolt, deps) => {
  const draw: Draw = async (turnId, viewers, language) => {
    const receipt = await deps.turns.receipt(turnId, viewers);
    return receipt === null ? null : receiptBlocks(receipt, language);
  };
  bolt.action(
    explainInteractions.details.id,
    withOutcome((raw, delivery) =>
      explain(deps, delivery, raw, { title: 'slack.why.details', draw, above: true }),
    ),
  );
};

/** Sources shows the words that an answer rests on, as far as the person who clicked may see them. */
export const showSources: Listener = (bolt, deps) => {
  const draw: Draw = async (turnId, viewers, language) => {
    const reply = await deps.turns.reply(turnId, viewers);
    return reply === null ? null : sourceBlocks(reply.citations, language);
  };
  bolt.action(
    explainInteractions.sources.id,
    withOutcome((raw, delivery) => explain(deps, delivery, raw, { title: 'slack.sources.title', draw })),
  );
};

async function explain(
  deps: ListenerDeps,
  { teamId }: InboxEvent,
  raw: unknown,
  { title, draw, above = false }: { title: Title; draw: Draw; above?: boolean },
): Promise<EventOutcome> {
  const { user, trigger_id, response_url, actions } = clickBody.parse(raw);
  const personId = asId<PersonId>(user.id);
  const language = await deps.directory.languageOf(teamId, personId);
  const content = async (): Promise<KnownBlock[]> => {
    const viewers = { teamId, everyone: false, people: [personId] };
    const turnId = asId<TurnId>(actions[0]!.value ?? '');
    const drawn = (await mayActOn(deps, turnId, personId)) ? await draw(turnId, viewers, language) : null;
    const nothing = t(language, 'slack.modal.unavailable');
    return drawn ?? [{ type: 'section', text: { type: 'plain_text', text: nothing } }];
  };
  const heading = t(language, title);
  const shown =
    trigger_id !== undefined &&
    (await showModal(deps.api, {
      triggerId: trigger_id,
      language,
      title: heading,
      above,
      content: async () => readingView(language, heading, await content()),
    }));
  // A trigger that came too late must not leave a click without an answer.
  if (!shown && response_url !== undefined) {
    await respondPrivately(deps.api, response_url, { text: heading, blocks: (await content()).slice(0, 50) });
  }
  return { outcome: 'applied' };
}
