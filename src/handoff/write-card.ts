import { demandingRule } from '../core/handoff-reason.ts';
import { labelOf } from '../core/labelled.ts';
import type { Language } from '../core/language.ts';
import { writeMoment } from '../core/moment.ts';
import { UNANSWERED } from '../core/outcome.ts';
import type { ReplyAction, ReplyPart } from '../core/reply.ts';
import { t } from '../messages/t.ts';
import type { Handoff } from './handoff.ts';
import { textOf } from './parts-text.ts';
import { buttonValue, type Spoken } from './spoken.ts';
import { stateWords } from './state-words.ts';
import { nameOf, roleInCharge, roleWords, timeWords, type Writing } from './writing.ts';

/** The card in the escalation channel: who asks what and why, how it stands, and what can be done about it now. */
export function writeCard(writing: Writing): Spoken {
  const { handoff, leadLanguage: language, waiting } = writing;
  const asker = nameOf(writing, handoff.askerId);
  const role = roleWords(language, roleInCharge(writing));
  const moment = (at: Date) => writeMoment(at, timeWords(language, at, waiting.timeZone));
  const parts: ReplyPart[] = [
    { type: 'heading', text: t(language, 'handoff.lead.card', { role, asker }) },
    { type: 'quote', author: asker, text: handoff.question },
    {
      type: 'facts',
      facts: [
        {
          label: t(language, 'handoff.label.topic'),
          value: labelOf(writing.topics, handoff.topic, language),
        },
        ...accountFact(writing),
        { label: t(language, 'handoff.label.reason'), value: reasonWords(language, handoff.reason) },
        { label: t(language, 'handoff.label.since'), value: moment(handoff.openedAt) },
        {
          label: t(language, 'handoff.label.state'),
          value: stateWords(language, moment, writing),
        },
      ],
    },
  ];
  if (handoff.declineReason !== null && handoff.state === 'declined')
    parts.push({ type: 'quote', author: nameOf(writing, handoff.decidedBy), text: handoff.declineReason });
  const { draft } = handoff;
  const isOpen = handoff.state === 'open';
  if (isOpen && draft !== null)
    parts.push({ type: 'text', text: `**${t(language, 'handoff.lead.draft')}**` }, ...draft.parts);
  if (isOpen && draft === null) parts.push({ type: 'text', text: t(language, 'handoff.lead.no_draft') });
  return {
    parts,
    citations: isOpen ? (draft?.citations ?? []) : [],
    actions: buttonsOf(handoff).map((button) => draw(button, writing)),
  };
}

/** Which customer waits says more than anything else about how much it matters. */
function accountFact({ handoff: { account }, leadLanguage: language }: Writing) {
  if (account === null) return [];
  return [{ label: t(language, 'turn.handoff.account'), value: account.name, of: account.id }];
}

type CardButton = 'approve' | 'edit' | 'take' | 'decline' | 'assign' | 'resolve';

/** What can still be done; a decided handoff has no buttons but those that lead on from there. */
function buttonsOf(handoff: Handoff): CardButton[] {
  switch (handoff.state) {
    case 'open':
      return [...(handoff.draft === null ? [] : (['approve'] as const)), 'edit', 'take', 'decline', 'assign'];
    case 'taken':
      return ['resolve', 'assign'];
    case 'answered':
      return ['take', 'resolve'];
    default:
      return [];
  }
}

/** Marks of sources, for places that show plain text. */
const MARKS = /\s*(?:\[\d+\])+/g;

function draw(button: CardButton, writing: Writing): ReplyAction {
  const { handoff, leadLanguage: language } = writing;
  const action: ReplyAction = {
    name: `handoff_${button}`,
    label: t(language, `handoff.lead.button.${button}`),
    value: buttonValue(handoff, handoff.state),
  };
  if (button === 'approve') return { ...action, style: 'primary', confirm: confirmSending(writing) };
  if (button === 'resolve') return { ...action, style: 'primary' };
  return button === 'decline' ? { ...action, style: 'danger' } : action;
}

/** Says what a click sends, and to whom: it goes out under the lead's name. */
function confirmSending(writing: Writing): NonNullable<ReplyAction['confirm']> {
  const { handoff, leadLanguage: language } = writing;
  const asker = nameOf(writing, handoff.askerId);
  const text = (handoff.draft?.parts ?? []).map(textOf).join(' ').replace(MARKS, '').replaceAll('**', '');
  return {
    title: t(language, 'handoff.lead.confirm.title', { asker }),
    text,
    agree: t(language, 'handoff.lead.confirm.send'),
    cancel: t(language, 'handoff.lead.confirm.cancel'),
  };
}

/** The reasons that have words of their own; whatever else is a rule's. */
const REASONS = ['asked', 'model_failed', ...UNANSWERED] as const;

function reasonWords(language: Language, reason: string): string {
  const known = REASONS.find((one) => one === reason);
  if (known !== undefined) return t(language, `handoff.reason.${known}`);
  const rule = demandingRule(reason) ?? reason;
  return t(language, 'handoff.reason.policy', { rule: rule.replace(/[_-]/g, ' ') });
}
