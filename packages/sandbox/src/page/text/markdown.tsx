import { memo } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { EmojiText } from './emoji-text.tsx';
import { LocalImage } from './local-image.tsx';
import { SafeLink } from './safe-link.tsx';

const PLUGINS = [remarkGfm];

const COMPONENTS: Components = {
  a: ({ href, children }) => <SafeLink url={href ?? ''}>{children}</SafeLink>,
  img: ({ src, alt }) => <LocalImage url={typeof src === 'string' ? src : ''} alt={alt ?? ''} />,
  p: ({ children }) => <p dir="auto">{withEmoji(children)}</p>,
  li: ({ children, className }) => (
    <li dir="auto" className={className}>
      {withEmoji(children)}
    </li>
  ),
  table: ({ children }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable by keyboard
    <section className="table-scroll" tabIndex={0} aria-label="Table">
      <table>{children}</table>
    </section>
  ),
};

function withEmoji(children: React.ReactNode): React.ReactNode {
  if (typeof children === 'string') return <EmojiText text={children} />;
  if (Array.isArray(children)) {
    return children.map((child, index) =>
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no other identity
      typeof child === 'string' ? <EmojiText key={index} text={child} /> : child,
    );
  }
  return children;
}

/** Shows standard markdown (the `markdown` block and streamed text), which differs from mrkdwn. */
export const Markdown = memo(function Markdown({ text }: { text: string }) {
  return (
    <div className="prose">
      <ReactMarkdown remarkPlugins={PLUGINS} components={COMPONENTS}>
        {text}
      </ReactMarkdown>
    </div>
  );
});
