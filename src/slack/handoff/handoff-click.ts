import { z } from 'zod';
import { asId, type HandoffId, type MessageTs, type PersonId } from '../../core/ids.ts';
import { parseJson } from '../../core/parse-json.ts';
import { type Click, clickBody, placeOf } from '../listeners/interaction.ts';
import type { PrivatePlace } from '../listeners/notify-privately.ts';
import type { HandoffFormMetadata } from './handoff-form.ts';

/** What the buttons of a card or a notice carry: the handoff, the draft they stood under, and its state then. */
const carried = z.object({
  h: z.string(),
  d: z.string().nullish(),
  s: z.enum(['open', 'taken', 'answered', 'declined', 'resolved', 'withdrawn']).optional(),
});

/** A click on a button about a handoff. */
export interface HandoffClick {
  handoffId: HandoffId;
  draftHash: string | null;
  /** The state that the handoff was shown in. */
  seen?: z.output<typeof carried>['s'];
  /** What the button does, without `handoff_`. */
  name: string;
  place: PrivatePlace;
  /** The thread that the button stood in. */
  line?: MessageTs;
  triggerId: string | undefined;
}

/** Reads a click; null when the button carries no handoff. */
export function readHandoffClick(raw: unknown): HandoffClick | null {
  const click = clickBody.parse(raw);
  const { action_id, value } = click.actions[0]!;
  const parsed = carried.safeParse(parseJson(value));
  if (!parsed.success) return null;
  const { h, d = null, s } = parsed.data;
  const line = placeOf(click)?.threadTs;
  return {
    handoffId: asId<HandoffId>(h),
    draftHash: d,
    ...(s === undefined ? {} : { seen: s }),
    name: action_id.replace(/^handoff_/, ''),
    place: placeOfClick(click),
    ...(line === undefined ? {} : { line }),
    triggerId: click.trigger_id,
  };
}

/** Where the person who clicked is told something privately. */
export function placeOfClick(click: Click): PrivatePlace {
  const at = placeOf(click);
  return {
    personId: asId<PersonId>(click.user.id),
    ...(at === null ? {} : { channelId: at.channelId }),
    // The first message of a thread is mostly read in the channel.
    ...(at?.threadTs === undefined || at.threadTs === at.ts ? {} : { threadTs: at.threadTs }),
    ...(click.response_url === undefined ? {} : { responseUrl: click.response_url }),
  };
}

/** What a form opened by a click keeps, so that what comes of it is told where the click was. */
export function metadataOf({ handoffId, place, line }: HandoffClick, score?: number): HandoffFormMetadata {
  return {
    handoffId,
    ...(place.channelId === undefined ? {} : { channelId: place.channelId }),
    ...(place.threadTs === undefined ? {} : { threadTs: place.threadTs }),
    ...(line === undefined ? {} : { line }),
    ...(score === undefined ? {} : { score }),
  };
}
