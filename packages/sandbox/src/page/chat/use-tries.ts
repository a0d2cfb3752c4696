import type { Channel, TryOut } from '../client/person-types.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { leaveDraft, placeOfDraft } from './use-draft.ts';

/** A question to try, and where it is asked. */
export interface OfferedTry extends TryOut {
  place: Channel;
}

/** What somebody new may ask first, in the places that they see; beginning one puts its words where they are sent. */
export function useTries(): { tries: OfferedTry[]; begin: (one: OfferedTry) => void } {
  const { me, channels, go } = useWorkspace();
  const tries = (me.tries ?? []).flatMap((one) => {
    const place = channels.find(({ kind, name }) =>
      one.channel === undefined ? kind === 'dm' : name === one.channel,
    );
    return place === undefined ? [] : [{ ...one, place }];
  });
  const begin = ({ text, place }: OfferedTry) => {
    leaveDraft(placeOfDraft({ user: me.id, channel: place.id }), text);
    go({ user: me.name, channel: place.id });
  };
  return { tries, begin };
}
