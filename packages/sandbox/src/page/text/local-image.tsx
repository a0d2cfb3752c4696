import { SafeLink } from './safe-link.tsx';

/**
 * Shows an image that this machine serves. The page makes no request to anywhere else, so any other image is a
 * card with its description and a link.
 */
export function LocalImage({ url, alt, className }: { url: string; alt: string; className?: string }) {
  const resolved = URL.canParse(url, location.href) ? new URL(url, location.href) : undefined;
  if (resolved?.origin === location.origin || resolved?.protocol === 'data:') {
    return <img src={resolved.href} alt={alt} className={className} />;
  }
  return (
    <span className="remote-image">
      <span aria-hidden="true">🖼</span>
      <SafeLink url={url}>{alt || 'Image'}</SafeLink>
    </span>
  );
}
