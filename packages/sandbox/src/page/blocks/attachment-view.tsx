import type { Attachment, Channel } from '../client/person-types.ts';
import { useNewForm } from '../state/form-context.ts';
import { Mrkdwn } from '../text/mrkdwn.tsx';
import { SafeLink } from '../text/safe-link.tsx';
import { BlockList } from './block-list.tsx';
import { Surface } from './surface.tsx';

interface AttachmentViewProps {
  attachment: Attachment;
  channel: Channel;
  ts: string;
}

/** Shows an attachment, Slack's older way to add something below a message. */
export function AttachmentView({ attachment, channel, ts }: AttachmentViewProps) {
  const form = useNewForm();
  const { blocks, pretext, title, title_link: link, text, fallback } = attachment;
  return (
    <div className="attachment">
      {blocks ? (
        <Surface address={{ channel: channel.id, ts }} blocks={blocks} form={form}>
          <BlockList blocks={blocks} />
        </Surface>
      ) : (
        <>
          {pretext && <Mrkdwn text={pretext} />}
          {title && <strong dir="auto">{link ? <SafeLink url={link}>{title}</SafeLink> : title}</strong>}
          <Mrkdwn text={text ?? fallback ?? ''} />
        </>
      )}
    </div>
  );
}
