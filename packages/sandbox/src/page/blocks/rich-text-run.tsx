import type { RichTextElement } from '@slack/types';
import type { ReactNode } from 'react';
import { Emoji } from '../text/emoji.tsx';
import { Mention } from '../text/mention.tsx';
import { DateText } from '../text/mrkdwn.tsx';
import { SafeLink } from '../text/safe-link.tsx';

/** Shows one run of rich text in its style. */
export function RichTextRun({ run }: { run: RichTextElement }) {
  const style = (run as { style?: { bold?: boolean; italic?: boolean; strike?: boolean; code?: boolean } })
    .style;
  let shown = content(run);
  if (style?.code) shown = <code>{shown}</code>;
  if (style?.strike) shown = <s>{shown}</s>;
  if (style?.italic) shown = <em>{shown}</em>;
  if (style?.bold) shown = <strong>{shown}</strong>;
  return shown;
}

function content(run: RichTextElement): ReactNode {
  switch (run.type) {
    case 'text':
      return run.text;
    case 'link':
      return <SafeLink url={run.url}>{run.text ?? run.url}</SafeLink>;
    case 'emoji':
      return <Emoji name={run.name} />;
    case 'user':
      return <Mention kind="user" id={run.user_id} />;
    case 'channel':
      return <Mention kind="channel" id={run.channel_id} />;
    case 'usergroup':
      return <Mention kind="group" id={run.usergroup_id} />;
    case 'broadcast':
      return <Mention kind="broadcast" id={run.range} />;
    case 'date':
      return <DateText timestamp={run.timestamp} format={run.format} fallback={run.fallback ?? ''} />;
    case 'color':
      return <code>{run.value}</code>;
    default:
      return null;
  }
}
