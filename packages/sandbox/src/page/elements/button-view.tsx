import type { Button } from '@slack/types';
import { useState } from 'react';
import { useActionTarget } from '../state/action-context.ts';
import { formatRoute } from '../state/use-route.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { EmojiText } from '../text/emoji-text.tsx';
import { readPermalink } from '../text/read-permalink.ts';
import { useConfirmed } from './use-confirmed.tsx';

const STYLES = { primary: 'button button-primary', danger: 'button button-danger' } as const;

/** A button of the bot's; one with an address is a link that also tells the bot. */
export function ButtonView({ element, blockId }: { element: Button; blockId?: string | undefined }) {
  const target = useActionTarget();
  const { me } = useWorkspace();
  const [busy, setBusy] = useState(false);
  const [confirmed, dialog] = useConfirmed(element.confirm);
  const className = element.style ? STYLES[element.style] : 'button';
  const press = async () => {
    setBusy(true);
    await target?.act({ block_id: blockId, action_id: element.action_id ?? '', value: element.value });
    setBusy(false);
  };
  const place = element.url ? readPermalink(element.url, new URL(location.href)) : undefined;
  if (element.url && /^https?:/i.test(element.url)) {
    return (
      <a
        className={className}
        href={place ? formatRoute({ user: me.name, ...place }) : element.url}
        target={place ? undefined : '_blank'}
        rel="noopener noreferrer"
        aria-label={element.accessibility_label}
        onClick={() => void press()}
      >
        <EmojiText text={element.text.text} />
        {!place && <span aria-hidden="true"> ↗</span>}
      </a>
    );
  }
  return (
    <>
      <button
        type="button"
        className={className}
        aria-label={element.accessibility_label}
        aria-busy={busy || undefined}
        onClick={() => !busy && confirmed(() => void press())}
      >
        <EmojiText text={element.text.text} />
      </button>
      {dialog}
    </>
  );
}
