import type { Citation } from '../core/citation.ts';
import type { Language } from '../core/language.ts';
import { t } from '../messages/t.ts';
import type { LeadEffect, Worded } from './effects.ts';
import { paragraph, passedOn, type Spoken } from './spoken.ts';
import { writeCard } from './write-card.ts';
import { nameOf, roleInCharge, roleWords, type Writing, waitedWords } from './writing.ts';

/** Writes what leads read, in the language of their channel. */
export function writeToLeads(effect: Worded<LeadEffect>, writing: Writing): Spoken {
  const { handoff, leadLanguage: language } = writing;
  const asker = nameOf(writing, handoff.askerId);
  const waited = {
    role: roleWords(language, roleInCharge(writing)),
    asker,
    duration: waitedWords(language, writing),
  };
  switch (effect.say) {
    case 'card':
      return writeCard(writing);
    case 'details':
      return headed(t(language, 'handoff.lead.details'), handoff.summary, effect.citations);
    case 'written_answer': {
      const name = nameOf(writing, effect.by);
      const label = t(language, 'handoff.lead.written', { name, asker });
      return { parts: [...paragraph(label).parts, { type: 'quote', author: name, text: effect.text }] };
    }
    case 'taken':
      return paragraph(t(language, 'handoff.lead.taken', { name: nameOf(writing, effect.by), asker }));
    case 'assigned': {
      const given = { by: nameOf(writing, effect.by), name: nameOf(writing, effect.assignee) };
      return paragraph(t(language, 'handoff.lead.assigned', given));
    }
    case 'given': {
      const channel =
        writing.channelName === null ? roleWords(language, handoff.role) : `#${writing.channelName}`;
      return paragraph(t(language, 'handoff.lead.given', { by: nameOf(writing, effect.by), asker, channel }));
    }
    case 'resolved':
      return writeResolved(language, effect, writing);
    case 'withdrawn':
      return paragraph(t(language, 'handoff.lead.withdrawn', { asker }));
    case 'survey_score': {
      const { parts } = paragraph(t(language, 'handoff.lead.survey_score', { asker, score: effect.score }));
      if (!effect.comment) return { parts };
      return { parts: [...parts, { type: 'quote', author: asker, text: effect.comment }] };
    }
    case 'reminded': {
      const reminder = t(language, 'handoff.lead.reminded', waited);
      return effect.last
        ? paragraph(reminder, t(language, 'handoff.lead.reminded_last'))
        : paragraph(reminder);
    }
    case 'talk_reminded':
      return paragraph(
        t(language, 'handoff.lead.talk_reminded', { name: nameOf(writing, handoff.assigneeId) }),
      );
    case 'escalated':
      return {
        parts: [
          ...paragraph(t(language, 'handoff.lead.escalated', waited)).parts,
          { type: 'quote', author: asker, text: handoff.question },
        ],
      };
    case 'relay':
    case 'relay_edit':
      return passedOn(writing.names.get(effect.by) ?? effect.message.authorName, effect.message);
  }
}

function headed(heading: string, parts: Spoken['parts'], citations: Citation[]): Spoken {
  return { parts: [{ type: 'heading', text: heading }, ...parts], citations };
}

function writeResolved(
  language: Language,
  { by, answer }: Extract<LeadEffect, { say: 'resolved' }>,
  writing: Writing,
): Spoken {
  const name = nameOf(writing, by);
  const closing =
    by === 'clock'
      ? t(language, 'handoff.lead.closed')
      : by === 'operator'
        ? t(language, 'handoff.lead.closed_by_operator')
        : t(language, 'handoff.lead.resolved', { name });
  if (answer === null) return paragraph(closing);
  const author = by === 'operator' ? roleWords(language, 'admin') : name;
  return { parts: [...paragraph(closing).parts, { type: 'quote', author, text: answer }] };
}
