import type { Channel, Message, Person, Workspace } from './workspace.ts';

/** Whether a full member may look in without joining, or the person is in it. */
export function canSeeChannel(person: Person, channel: Channel): boolean {
  if (channel.members.includes(person.id)) return true;
  return channel.kind === 'public' && !person.guest && !person.external;
}

/** Whether a message is on this person's screen, given that they see its channel. */
export function canSeeMessage(person: Person, message: Message): boolean {
  return message.onlyFor === undefined || message.onlyFor === person.id;
}

/** Finds a person by id, name or full name, with or without `@`. */
export function findPerson(ws: Workspace, name: string): Person | undefined {
  const bare = name.replace(/^@/, '');
  const lower = bare.toLowerCase();
  return (
    ws.people.get(bare) ??
    [...ws.people.values()].find(
      (person) =>
        person.id.toLowerCase() === lower ||
        person.name.toLowerCase() === lower ||
        person.realName.toLowerCase() === lower ||
        person.email?.toLowerCase() === lower,
    )
  );
}

/** Finds a channel that this person can see, by id or name, with or without `#`; `dm` is their DM with the bot. */
export function findVisibleChannel(ws: Workspace, person: Person, name: string): Channel | undefined {
  const bare = name.replace(/^#/, '').toLowerCase();
  return visibleChannels(ws, person).find(
    (channel) =>
      channel.id.toLowerCase() === bare ||
      (channel.kind === 'dm' ? bare === 'dm' : channel.name.toLowerCase() === bare),
  );
}

/** Every channel on this person's screen: the DM last. */
export function visibleChannels(ws: Workspace, person: Person): Channel[] {
  const all = [...ws.channels.values()].filter((channel) => canSeeChannel(person, channel));
  return [
    ...all.filter((channel) => channel.kind !== 'dm'),
    ...all.filter((channel) => channel.kind === 'dm'),
  ];
}

/** The person at the other end of a DM with the bot. */
export function dmPerson(ws: Workspace, channel: Channel): Person | undefined {
  return channel.members.map((id) => ws.people.get(id)).find((person) => person !== undefined);
}

/** How events and payloads call a kind of channel. */
export function channelType(channel: Channel): 'channel' | 'group' | 'im' {
  if (channel.kind === 'dm') return 'im';
  return channel.kind === 'private' ? 'group' : 'channel';
}

/** The key under which a thread's session, status and prompts are kept. */
export function threadKey(channel: string, threadTs: string | undefined): string {
  return `${channel}:${threadTs ?? ''}`;
}
