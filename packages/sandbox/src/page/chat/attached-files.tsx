import { formatSize } from '../text/format-size.ts';
import { Icon } from './icon.tsx';
import type { Attachments } from './use-attachments.ts';

/** The files that will go with the message, each of which can be taken off again. */
export function AttachedFiles({ attachments }: { attachments: Attachments }) {
  const { files, problem, remove } = attachments;
  return (
    <>
      {files.length > 0 && (
        <ul className="attached" aria-label="Files to send">
          {files.map((file, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may have the same name
            <li key={`${file.name}-${index}`} className="attached-file">
              <span className="attached-name" dir="auto">
                {file.name}
              </span>
              <span className="hint">{formatSize(file.size)}</span>
              <button
                type="button"
                className="icon-button"
                aria-label={`Take off ${file.name}`}
                onClick={() => remove(file)}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {problem && (
        <p className="field-error attached-problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
