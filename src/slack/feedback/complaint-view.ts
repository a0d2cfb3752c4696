import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Language } from '../../core/language.ts';
import { type AnswerFault, FAULTS } from '../../feedback/report-fault.ts';
import { t } from '../../messages/t.ts';
import { plain } from '../render/plain.ts';

/** The button that opens the form, and the form's own callback. */
export const COMPLAIN = 'complain';

const MAX_TEXT = 2_000;
const NAMES = Object.keys(FAULTS) as [AnswerFault, ...AnswerFault[]];

/** Which answer the form is about, and where the person was when they opened it. */
export const complainedOf = z.object({
  turnId: z.string(),
  place: z.object({ channelId: z.string(), threadTs: z.string().optional() }).nullable(),
});
export type ComplainedOf = z.output<typeof complainedOf>;

const written = z.object({ value: z.string().nullish() });

/** What a person entered. */
export const complaintValues = z.object({
  fault: z.object({
    fault: z.object({ selected_option: z.object({ value: z.enum(NAMES) }) }),
  }),
  comment: z.object({ comment: written }),
  expected: z.object({ expected: written }),
});

/** The form of a 👎: what was wrong, in one's own words, and what would have been right; only the first is required. */
export function complaintView(language: Language, about: ComplainedOf): ModalView {
  const field = (id: 'comment' | 'expected') => ({
    type: 'input' as const,
    block_id: id,
    optional: true,
    label: plain(t(language, `feedback.form.${id}`)),
    element: {
      type: 'plain_text_input' as const,
      action_id: id,
      multiline: true,
      max_length: MAX_TEXT,
    },
  });
  return {
    type: 'modal',
    callback_id: COMPLAIN,
    private_metadata: JSON.stringify(about),
    title: plain(t(language, 'feedback.form.title')),
    submit: plain(t(language, 'feedback.form.submit')),
    close: plain(t(language, 'slack.modal.close')),
    blocks: [
      {
        type: 'input',
        block_id: 'fault',
        label: plain(t(language, 'feedback.form.fault')),
        element: {
          type: 'radio_buttons',
          action_id: 'fault',
          options: NAMES.map((fault) => ({
            text: plain(t(language, `feedback.fault.${fault}`)),
            value: fault,
          })),
        },
      },
      field('comment'),
      field('expected'),
      { type: 'context', elements: [plain(t(language, 'feedback.form.readers'))] },
    ],
  };
}
