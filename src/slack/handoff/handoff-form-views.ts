import type { ModalView } from '@slack/types';
import type { Language } from '../../core/language.ts';
import { t } from '../../messages/t.ts';
import { cutDraft } from './draft-text.ts';
import { type HandoffFormMetadata, handoffFormView, remark, textInput } from './handoff-form.ts';

type Given = { language: Language; metadata: HandoffFormMetadata };

/** The form of "Edit and send": the draft's text in as many inputs as it needs, up to their number's limit. */
export function editView({ language, metadata }: Given, draft: string): ModalView {
  const { pieces, cut } = cutDraft(draft);
  const inputs = pieces.map((initial, at) =>
    textInput(`text:${at}`, {
      label: t(language, at === 0 ? 'slack.handoff.edit.text' : 'slack.handoff.edit.more'),
      initial,
      ...(at === pieces.length - 1 ? { hint: t(language, 'slack.handoff.edit.hint') } : {}),
      optional: at > 0,
    }),
  );
  const blocks = [...(cut ? [remark(t(language, 'slack.handoff.edit.cut'))] : []), ...inputs];
  return handoffFormView('edit', { language, metadata, submit: 'slack.handoff.edit.submit', blocks });
}

/** The form of "Decline": a reason. */
export function declineView({ language, metadata }: Given): ModalView {
  const reason = textInput('reason', { label: t(language, 'slack.handoff.decline.reason') });
  return handoffFormView('decline', {
    language,
    metadata,
    submit: 'slack.handoff.decline.title',
    blocks: [reason],
  });
}

/** The form of "Assign": a person. */
export function assignView({ language, metadata }: Given): ModalView {
  const label = t(language, 'slack.handoff.assign.person');
  return handoffFormView('assign', {
    language,
    metadata,
    submit: 'slack.handoff.assign.title',
    blocks: [
      {
        type: 'input',
        block_id: 'person',
        label: { type: 'plain_text', text: label },
        element: { type: 'users_select', action_id: 'person' },
      },
    ],
  });
}

/** The form of "Resolve": what the answer was. */
export function resolveView({ language, metadata }: Given, answer: string): ModalView {
  const input = textInput('answer', {
    label: t(language, 'slack.handoff.resolve.answer'),
    hint: t(language, 'slack.handoff.resolve.hint'),
    initial: answer,
    optional: true,
  });
  return handoffFormView('resolve', {
    language,
    metadata,
    submit: 'slack.handoff.resolve.title',
    blocks: [input],
  });
}

/** The form after a survey's button: the score is kept already, words may follow. */
export function surveyView({ language, metadata }: Given): ModalView {
  const score = metadata.score ?? 0;
  const comment = textInput('comment', {
    label: t(language, 'slack.handoff.survey.comment'),
    optional: true,
  });
  return handoffFormView('survey', {
    language,
    metadata,
    submit: 'slack.handoff.edit.submit',
    blocks: [remark(t(language, 'slack.handoff.survey.scored', { score })), comment],
  });
}
