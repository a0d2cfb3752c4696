import type { ReactNode } from 'react';

/** Shows a link that opens apart from the page and tells its target nothing; other schemes stay plain text. */
export function SafeLink({ url, children }: { url: string; children: ReactNode }) {
  if (!/^(https?:|mailto:|tel:)/i.test(url)) return <span>{children}</span>;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
