import type { AccountFile, ContactRecord } from '../accounts/account-records.ts';
import type { ReplyPart } from '../core/reply.ts';
import { t } from '../messages/t.ts';
import type { AccountTopic, PersonDetail, PersonTopic } from './account-topics.ts';
import { cite } from './citation-marks.ts';
import { type AccountWording, formatContact, formatRole } from './format-account.ts';

const MAX_LISTED = 10;
const PERSON_TOPICS: readonly PersonTopic[] = [
  'champion',
  'economic_buyer',
  'decision_maker',
  'blocker',
  'technical',
  'people',
];
const DETAILS: readonly PersonDetail[] = ['email', 'phone', 'title', 'spoken'];
/** Who else may decide, where the one who is asked for is not recorded. */
const NEXT_BEST: Partial<Record<PersonTopic, PersonTopic[]>> = {
  economic_buyer: ['decision_maker', 'champion'],
  decision_maker: ['economic_buyer', 'champion'],
};

/** Words the people at an account who are asked for, by name or by their part in a purchase, with what is asked of them. */
export function draftPeople(
  file: AccountFile,
  { topics, contactIds }: { topics: readonly AccountTopic[]; contactIds: readonly string[] },
  wording: AccountWording,
): ReplyPart[] {
  const details = DETAILS.filter((one) => topics.includes(one));
  const roles = PERSON_TOPICS.filter((one) => topics.includes(one));
  const named = file.contacts.filter(({ id }) => contactIds.includes(id));
  const people =
    named.length > 0 ? named.map((one) => ({ role: null, people: [one] })) : peopleOf(file, roles, details);
  return people.flatMap((one) => formatPeople(file, { ...one, details }, wording));
}

interface PeopleAsked {
  role: PersonTopic | null;
  people: ContactRecord[];
}

function peopleOf(
  file: AccountFile,
  roles: readonly PersonTopic[],
  details: readonly PersonDetail[],
): PeopleAsked[] {
  if (roles.length === 0) return details.length === 0 ? [] : [{ role: 'people', people: file.contacts }];
  return roles.map((role) => ({
    role,
    people: role === 'people' ? file.contacts : file.contacts.filter((one) => one.role === role),
  }));
}

function formatPeople(
  file: AccountFile,
  { role, people, details }: PeopleAsked & { details: readonly PersonDetail[] },
  wording: AccountWording,
): ReplyPart[] {
  if (people.length === 0) return formatNobody(file, role, wording);
  const lines = people
    .slice(0, MAX_LISTED)
    .map((one) => formatPerson(one, details, { wording, alone: people.length <= 2 }));
  if (people.length === 1) return [text(lines[0]!)];
  return [
    { type: 'heading', text: t(wording.language, 'flow.account.people') },
    { type: 'list', ordered: false, items: lines },
  ];
}

/** A person with what is asked of them; somebody who stands alone with what people noted about them, too. */
function formatPerson(
  contact: ContactRecord,
  details: readonly PersonDetail[],
  { wording, alone }: { wording: AccountWording; alone: boolean },
): string {
  const { language, marks } = wording;
  const missing = t(language, 'flow.account.not_recorded');
  const asked = details.flatMap((detail) => {
    if (detail === 'title' || detail === 'spoken') return [];
    return [`${t(language, `flow.label.${detail}`)}: ${contact[detail] ?? missing}`];
  });
  const notes = alone && contact.notes !== null ? [contact.notes] : [];
  const none = details.includes('spoken') && contact.notes === null ? [missing] : [];
  const head = formatContact(contact, { ...wording, marks: () => '' }).trim();
  return cite(
    [head, ...asked, ...notes, ...none].join('. ').replaceAll('..', '.'),
    marks(`contact:${contact.id}`),
  );
}

function formatNobody(file: AccountFile, role: PersonTopic | null, wording: AccountWording): ReplyPart[] {
  if (role === null || role === 'people')
    return [
      text(
        cite(
          t(wording.language, 'flow.account.no_people', { account: file.account.name }),
          wording.marks(`account:${file.account.id}`),
        ),
      ),
    ];
  const { language, marks } = wording;
  const { id, name } = file.account;
  const none = t(language, 'flow.account.no_role', { role: formatRole(language, role), account: name });
  const next = NEXT_BEST[role]?.flatMap((other) => file.contacts.filter((one) => one.role === other)) ?? [];
  return [
    text(cite(none, marks(`account:${id}`))),
    ...next.slice(0, 1).map((one) => text(formatContact(one, wording))),
  ];
}

function text(line: string): ReplyPart {
  return { type: 'text', text: line };
}
