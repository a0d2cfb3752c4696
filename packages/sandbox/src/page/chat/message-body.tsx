import { AttachmentView } from '../blocks/attachment-view.tsx';
import { BlockList } from '../blocks/block-list.tsx';
import { Surface } from '../blocks/surface.tsx';
import type { Channel, Message } from '../client/person-types.ts';
import { useNewForm } from '../state/form-context.ts';
import { Mrkdwn } from '../text/mrkdwn.tsx';
import { FileView } from './file-view.tsx';

/** What was said: the blocks where there are any (the text is then only for notifications), else the text. */
export function MessageBody({ message, channel }: { message: Message; channel: Channel }) {
  const form = useNewForm();
  if (message.deleted) return <p className="deleted">This message was deleted.</p>;
  // What people type is stored with its marks as plain characters; read as mrkdwn, *bold* is bold.
  const blocks = message.bot ? (message.blocks ?? []) : [];
  return (
    <div className={message.final ? 'message-body' : 'message-body streaming'}>
      {blocks.length > 0 ? (
        <Surface address={{ channel: channel.id, ts: message.ts }} blocks={blocks} form={form}>
          <BlockList blocks={blocks} />
        </Surface>
      ) : (
        message.text !== '' && <Mrkdwn text={message.text} />
      )}
      {message.files?.map((file) => (
        <FileView key={file.id} file={file} />
      ))}
      {message.attachments?.map((attachment, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: attachments have no identity but their place
        <AttachmentView key={index} attachment={attachment} channel={channel} ts={message.ts} />
      ))}
      {!message.final && <span className="caret" role="img" aria-label="still writing" />}
      {/* Slack does not mark what an app changes in blocks. */}
      {message.edited && blocks.length === 0 ? <span className="edited">(edited)</span> : null}
      {message.stopped && <span className="edited">(stopped)</span>}
    </div>
  );
}
