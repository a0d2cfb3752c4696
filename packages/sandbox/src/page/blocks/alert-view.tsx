import type { AlertBlock } from '@slack/types';
import { TextObjectView } from './text-object.tsx';

const SIGNS = { default: '•', info: 'i', warning: '!', error: '×', success: '✓' } as const;

/** Shows a notice in the colour of its level; the level is also said in words to screen readers. */
export function AlertView({ block }: { block: AlertBlock }) {
  const level = block.level ?? 'default';
  return (
    <div className={`alert alert-${level}`} role="note">
      <span className="alert-sign" aria-hidden="true">
        {SIGNS[level]}
      </span>
      {level !== 'default' && <span className="visually-hidden">{level}: </span>}
      <TextObjectView text={block.text} />
    </div>
  );
}
