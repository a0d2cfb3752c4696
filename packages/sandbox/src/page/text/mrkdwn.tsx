import { Fragment, type ReactNode, useMemo } from 'react';
import { useWorkspace } from '../state/workspace-context.ts';
import { Emoji } from './emoji.tsx';
import { formatSlackDate } from './format-slack-date.ts';
import { Mention } from './mention.tsx';
import type { Inline, MrkdwnBlock } from './mrkdwn-tree.ts';
import { parseMrkdwn } from './parse-mrkdwn.ts';
import { SafeLink } from './safe-link.tsx';

/** Shows Slack's mrkdwn; every paragraph finds its own direction, so Arabic and Hebrew read from the right. */
export function Mrkdwn({ text }: { text: string }) {
  const blocks = useMemo(() => parseMrkdwn(text), [text]);
  return <div className="prose">{blocks.map(renderBlock)}</div>;
}

/** Shows mrkdwn inside a line of other text. */
export function InlineMrkdwn({ text }: { text: string }) {
  const blocks = useMemo(() => parseMrkdwn(text), [text]);
  return (
    <span dir="auto">
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no other identity
        <Fragment key={index}>
          {index > 0 && <br />}
          {block.kind === 'paragraph' ? renderInlines(block.children) : renderBlock(block, index)}
        </Fragment>
      ))}
    </span>
  );
}

function renderBlock(block: MrkdwnBlock, index: number): ReactNode {
  if (block.kind === 'quote') return <blockquote key={index}>{block.children.map(renderBlock)}</blockquote>;
  if (block.kind === 'code-block') {
    return (
      <pre key={index} dir="ltr">
        <code>{block.text}</code>
      </pre>
    );
  }
  return (
    <p key={index} dir="auto">
      {renderInlines(block.children)}
    </p>
  );
}

function renderInlines(inlines: Inline[]): ReactNode[] {
  return inlines.map((inline, index) => renderInline(inline, index));
}

function renderInline(inline: Inline, key: number): ReactNode {
  switch (inline.kind) {
    case 'text':
      return <Fragment key={key}>{inline.text}</Fragment>;
    case 'break':
      return <br key={key} />;
    case 'bold':
      return <strong key={key}>{renderInlines(inline.children)}</strong>;
    case 'italic':
      return <em key={key}>{renderInlines(inline.children)}</em>;
    case 'strike':
      return <s key={key}>{renderInlines(inline.children)}</s>;
    case 'code':
      return <code key={key}>{inline.text}</code>;
    case 'emoji':
      return <Emoji key={key} name={inline.name} />;
    case 'link':
      return (
        <SafeLink key={key} url={inline.url}>
          {renderInlines(inline.children)}
        </SafeLink>
      );
    case 'date':
      return <DateText key={key} {...inline} />;
    case 'broadcast':
      return <Mention key={key} kind="broadcast" id={inline.range} />;
    default:
      return <Mention key={key} kind={inline.kind} id={inline.id} label={inline.label} />;
  }
}

/** A moment, in the manner of the person whose window it is. */
export function DateText(date: { timestamp: number; format: string; fallback: string; url?: string }) {
  const { me } = useWorkspace();
  const text = formatSlackDate(date, { locale: me.locale, timeZone: me.tz });
  const time = <time dateTime={isoTime(date.timestamp)}>{text}</time>;
  return date.url ? <SafeLink url={date.url}>{time}</SafeLink> : time;
}

function isoTime(seconds: number): string | undefined {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
