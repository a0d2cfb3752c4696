import type { Language } from '../core/language.ts';
import type { ReplyPart } from '../core/reply.ts';
import { t } from '../messages/t.ts';
import { nextBusinessTime } from './business-time.ts';
import type { AskerEffect, Worded } from './effects.ts';
import type { HandoffActor } from './handoff.ts';
import { buttonValue, paragraph, passedOn, type Spoken } from './spoken.ts';
import { stateWords } from './state-words.ts';
import { nameOf, roleInCharge, roleWords, timeWords, type Writing, waitedWords } from './writing.ts';

/** Writes what an asker reads, in the asker's language. */
export function writeToAsker(effect: Worded<AskerEffect>, writing: Writing): Spoken {
  const { handoff } = writing;
  const { language } = handoff;
  const role = roleWords(language, roleInCharge(writing));
  switch (effect.say) {
    case 'notice':
      return writeNotice(language, writing);
    case 'approved_answer':
      return {
        parts: [
          label(t(language, 'handoff.asker.approved', by(writing, effect))),
          ...(handoff.draft?.parts ?? []),
        ],
        citations: handoff.draft?.citations ?? [],
      };
    case 'written_answer':
      return quoted(t(language, 'handoff.asker.written', by(writing, effect)), writing, effect, effect.text);
    case 'declined':
      return quoted(
        t(language, 'handoff.asker.declined', by(writing, effect)),
        writing,
        effect,
        effect.reason,
      );
    case 'taken':
      if (effect.from === null) return paragraph(t(language, 'handoff.asker.taken', by(writing, effect)));
      return paragraph(
        t(language, 'handoff.asker.taken_from', {
          ...by(writing, effect),
          from: nameOf(writing, effect.from),
        }),
      );
    case 'resolved':
      return writeResolved(language, effect, writing);
    case 'survey':
      return { ...paragraph(t(language, 'handoff.asker.survey')), actions: surveyButtons(writing) };
    case 'thanks':
      return paragraph(t(language, 'handoff.asker.thanks', { score: effect.score }));
    case 'reminded': {
      const waiting = t(language, 'handoff.asker.waiting', {
        duration: waitedWords(language, writing),
        role,
      });
      return effect.last ? paragraph(waiting, t(language, 'handoff.asker.waiting_last')) : paragraph(waiting);
    }
    case 'escalated':
      return paragraph(
        t(language, 'handoff.asker.escalated', { duration: waitedWords(language, writing), role }),
      );
    case 'relay':
    case 'relay_edit':
      return passedOn(writing.names.get(effect.by) ?? effect.message.authorName, effect.message);
  }
}

function writeNotice(language: Language, writing: Writing): Spoken {
  const { handoff, channelName, notice } = writing;
  const role = roleWords(language, roleInCharge(writing));
  const said = notice.in === 'reply' ? notice.said : '';
  const passed =
    said !== ''
      ? t(language, 'handoff.asker.asked', { who: channelName === null ? role : `${role}, #${channelName}` })
      : channelName === null
        ? t(language, 'handoff.asker.notice', { role })
        : t(language, 'handoff.asker.notice_channel', { role, channel: channelName });
  const waits = handoff.state === 'open' && handoff.assigneeId === null;
  const stands = waits
    ? whenAnswered(language, writing)
    : stateWords(language, (at) => timeWords(language, at, writing.askerTimeZone), writing);
  const button = t(language, 'handoff.asker.button.withdraw');
  const withdraw = { name: 'handoff_withdraw', label: button, value: buttonValue(handoff, handoff.state) };
  const pending = handoff.state === 'open' || handoff.state === 'taken';
  const { parts } = paragraph(passed, stands);
  return { parts: said === '' ? parts : [label(said), ...parts], actions: pending ? [withdraw] : [] };
}

/** Whether anybody is at work, and how long it may take. */
function whenAnswered(
  language: Language,
  { handoff, now, waiting, nextRole, askerTimeZone }: Writing,
): string {
  if (handoff.level > 0) return t(language, 'handoff.state.open');
  const start = nextBusinessTime(now, waiting);
  const further = { hours: waiting.escalateAfterHours, next: roleWords(language, nextRole) };
  if (start.getTime() <= now.getTime()) return t(language, 'handoff.asker.at_work', further);
  const time = timeWords(language, start, askerTimeZone);
  return t(language, 'handoff.asker.off_work', { ...further, time });
}

function writeResolved(
  language: Language,
  effect: Extract<AskerEffect, { say: 'resolved' }>,
  writing: Writing,
): Spoken {
  const isPerson = effect.by !== 'clock' && effect.by !== 'operator';
  const closing = isPerson
    ? t(language, 'handoff.asker.resolved', by(writing, effect))
    : t(language, 'handoff.asker.closed');
  if (effect.answer === null) return paragraph(closing);
  if (isPerson) return quoted(closing, writing, effect, effect.answer);
  return {
    parts: [label(closing), { type: 'quote', author: roleWords(language, 'admin'), text: effect.answer }],
  };
}

function surveyButtons({ handoff }: Writing): NonNullable<Spoken['actions']> {
  return [1, 2, 3, 4, 5].map((score) => ({
    name: `handoff_survey:${score}`,
    label: String(score),
    value: buttonValue(handoff, handoff.state),
  }));
}

type By = { by: HandoffActor };

function by(writing: Writing, effect: By): { name: string } {
  return { name: nameOf(writing, effect.by) };
}

/** A person's words under their name: exempt from citing, because they are not ours (P3). */
function quoted(heading: string, writing: Writing, effect: By, text: string): Spoken {
  return { parts: [label(heading), { type: 'quote', author: nameOf(writing, effect.by), text }] };
}

function label(text: string): ReplyPart {
  return { type: 'text', text };
}
