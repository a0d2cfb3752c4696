import type { FeedbackButtons as FeedbackButtonsElement } from '@slack/types';
import { useActionTarget } from '../state/action-context.ts';
import { useGiven } from '../state/use-given.ts';
import { useWorkspace } from '../state/workspace-context.ts';

/** The bot's question whether an answer was good; what one said shows at once and stays, unless it cannot be sent. */
export function FeedbackButtons({
  element,
  blockId,
}: {
  element: FeedbackButtonsElement;
  blockId?: string | undefined;
}) {
  const target = useActionTarget();
  const { me } = useWorkspace();
  const [given, setGiven] = useGiven(`${me.id} ${target?.place ?? blockId} ${element.action_id}`);
  const give = async (value: string) => {
    const before = given;
    setGiven(value);
    const accepted = await target?.act({ block_id: blockId, action_id: element.action_id ?? '', value });
    if (!accepted) setGiven(before);
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
