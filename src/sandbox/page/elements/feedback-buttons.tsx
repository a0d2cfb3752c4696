import type { FeedbackButtons as FeedbackButtonsElement } from '@slack/types';
import { useState } from 'react';
import { useActionTarget } from '../state/action-context.ts';

/** The bot's question whether an answer was good; what one said stays visible. */
export function FeedbackButtons({
  element,
  blockId,
}: {
  element: FeedbackButtonsElement;
  blockId?: string | undefined;
}) {
  const target = useActionTarget();
  const [given, setGiven] = useState<string>();
  const give = async (value: string) => {
    const accepted = await target?.act({ block_id: blockId, action_id: element.action_id ?? '', value });
    if (accepted) setGiven(value);
  };
  const choices = [
    { ...element.positive_button, sign: '👍', kind: 'good' },
    { ...element.negative_button, sign: '👎', kind: 'bad' },
  ];
  return choices.map((choice) => (
    <button
      key={choice.kind}
      type="button"
      className="quiet-button"
      aria-label={choice.accessibility_label ?? choice.text.text}
      aria-pressed={given === choice.value}
      title={choice.text.text}
      onClick={() => void give(choice.value)}
    >
      <span aria-hidden="true">{choice.sign}</span> {choice.text.text}
    </button>
  ));
}
