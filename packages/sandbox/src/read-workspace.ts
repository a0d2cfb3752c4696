import type { Change } from './apply-change.ts';
import { applyChange } from './apply-change.ts';
import type { Journal } from './journal.ts';
import { noJournal, openJournal, rewriteJournal } from './journal.ts';
import type { Workspace } from './workspace.ts';
import { emptyWorkspace } from './workspace.ts';

/** From this many entries on a journal is shortened when it is opened. */
const longJournal = 20_000;

/** Opens the workspace of a data folder, or an empty one that is kept nowhere. */
export function readWorkspace(folder: string | undefined): { workspace: Workspace; journal: Journal } {
  const workspace = emptyWorkspace();
  if (!folder) return { workspace, journal: noJournal };
  const { journal, changes } = openJournal(folder);
  for (const change of changes) applyChange(workspace, change);
  if (changes.length < longJournal) return { workspace, journal };
  journal.close();
  rewriteJournal(folder, describeWorkspace(workspace));
  return { workspace, journal: openJournal(folder).journal };
}

/** The shortest history that leads to a workspace. */
export function describeWorkspace(ws: Workspace): Change[] {
  const messages = [...ws.messages.values()].flatMap((inChannel) => [...inChannel.values()]);
  return [
    { type: 'team', team: ws.team, bot: ws.bot },
    ...[...ws.people.values()].map((person): Change => ({ type: 'person', person })),
    ...[...ws.groups.values()].map((group): Change => ({ type: 'group', group })),
    ...[...ws.channels.values()].map((channel): Change => ({ type: 'channel', channel })),
    ...messages.map((message): Change => ({ type: 'message', message })),
    ...[...ws.files.values()].map((file): Change => ({ type: 'file', file })),
    ...[...ws.canvases.values()].map((canvas): Change => ({ type: 'canvas', canvas })),
    ...[...ws.views.values()].map((view): Change => ({ type: 'view', view })),
    ...[...ws.homes.values()].map((view): Change => ({ type: 'home', view })),
    ...[...ws.sessions].map(([thread, session]): Change => ({ type: 'session', thread, session })),
    ...[...ws.prompts].map(([thread, prompts]): Change => ({ type: 'prompts', thread, ...prompts })),
    ...[...ws.events.values()].map((event): Change => ({ type: 'event', event })),
    ...[...ws.reads].map(([key, ts]): Change => {
      const [person = '', channel = ''] = key.split(':');
      return { type: 'read', person, channel, ts };
    }),
    ...[...ws.viewing].map(([person, viewing]): Change => ({ type: 'viewing', person, ...viewing })),
  ];
}
