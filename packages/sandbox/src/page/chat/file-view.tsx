import { useState } from 'react';
import type { SharedFile } from '../client/person-types.ts';
import { formatSize } from '../text/format-size.ts';
import { Icon } from './icon.tsx';

const PICTURE = /^image\/(png|jpeg|gif|webp)$/;

/** A file that came with a message: a picture is shown, anything else is a card; both can be saved. */
export function FileView({ file }: { file: SharedFile }) {
  const [broken, setBroken] = useState(false);
  // The address names the host under which the server knows itself; this page may have been opened under another.
  const path = new URL(file.url, location.href).pathname;
  const name = file.title ?? file.name;
  return (
    <figure className="file" data-file={file.id}>
      {PICTURE.test(file.mimetype) && !broken && (
        <img className="file-picture" src={path} alt={file.alt ?? name} onError={() => setBroken(true)} />
      )}
      <figcaption className="file-card">
        <Icon name="file" />
        <span className="file-words">
          <span className="file-name" dir="auto">
            {name}
          </span>
          <span className="hint">{formatSize(file.size)}</span>
        </span>
        <a
          className="icon-button"
          href={`${path}?download`}
          download={file.name}
          aria-label={`Download ${file.name}`}
          title="Download"
        >
          <Icon name="download" />
        </a>
      </figcaption>
    </figure>
  );
}
