import type { PlainTextOption } from '@slack/types';
import type {
  ActionInput,
  BotStatus,
  Canvas,
  Channel,
  HomeAnswer,
  Message,
  MessageShortcut,
  NewFile,
  OpenView,
  OptionsQuery,
  Person,
  SlashCommand,
  ViewValues,
  WorkspaceInfo,
} from './person-types.ts';

/** The server answered that it did not do what was asked; `message` is fit to be shown. */
export class RequestRefused extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The server could not be reached at all. */
export class ServerAway extends Error {}

interface Refusal {
  error?: string;
  message?: string;
}

async function request<T>(method: string, path: string, body?: unknown): Promise<T> {
  const init: RequestInit = { method };
  if (body !== undefined) {
    init.headers = { 'content-type': 'application/json' };
    init.body = JSON.stringify(body);
  }
  const response = await fetch(path, init).catch(() => {
    throw new ServerAway('The sandbox is not answering. What you typed is kept; try again in a moment.');
  });
  const answer = (await response.json().catch(() => ({}))) as T & Refusal;
  if (!response.ok) {
    const code = answer.error ?? String(response.status);
    throw new RequestRefused(
      code,
      answer.message ?? `The sandbox refused this: ${code.replaceAll('_', ' ')}.`,
    );
  }
  return answer;
}

const part = encodeURIComponent;

/** Lists everyone one can be; needs no identity. */
export const fetchPeople = (): Promise<Person[]> => request('GET', '/people');

/** Names the workspace and its bot. */
export const fetchWorkspace = (): Promise<WorkspaceInfo> => request('GET', '/workspace');

/** Lists the bot's slash commands. */
export const fetchCommands = (): Promise<SlashCommand[]> => request('GET', '/commands');

/** Lists the bot's message shortcuts. */
export async function fetchShortcuts(): Promise<MessageShortcut[]> {
  const all = await request<MessageShortcut[]>('GET', '/shortcuts');
  return all.filter((shortcut) => shortcut.type !== 'global');
}

/** What a modal's submission came to: closed, or the fields that need another look. */
export interface SubmitAnswer {
  ok: boolean;
  errors?: Record<string, string>;
  message?: string;
}

/** What an external menu offers for a query. */
export interface OptionsAnswer {
  options?: PlainTextOption[];
  option_groups?: { label: { text: string }; options: PlainTextOption[] }[];
}

/** Creates everything that one person can see and do; each call is one request to the server. */
export function createPersonApi(user: string) {
  const base = `/person/${part(user)}`;
  const post = <T = { ok: boolean }>(path: string, body: unknown) =>
    request<T>('POST', `${base}/${path}`, body);
  return {
    liveUrl: `${base}/live`,
    channels: () => request<{ channels: Channel[] }>('GET', `${base}/channels`),
    messages: (channel: string, threadTs?: string) =>
      request<{ messages: Message[] }>(
        'GET',
        `${base}/channels/${part(channel)}/messages${threadTs ? `?thread_ts=${part(threadTs)}` : ''}`,
      ),
    status: (channel: string, threadTs?: string) =>
      request<BotStatus>(
        'GET',
        `${base}/status?channel=${part(channel)}${threadTs ? `&thread_ts=${part(threadTs)}` : ''}`,
      ),
    /** Opening tells the bot; looking again at what it has published does not. */
    home: (open: boolean) => request<HomeAnswer>('GET', `${base}/home${open ? '' : '?open=false'}`),
    canvas: (id: string) => request<Canvas>('GET', `${base}/canvases/${part(id)}`),
    writeCanvas: (id: string, markdown: string) =>
      request('PUT', `${base}/canvases/${part(id)}`, { markdown }),
    views: () => request<{ views: OpenView[] }>('GET', `${base}/views`),
    send: (message: { channel: string; text: string; thread_ts?: string; files?: NewFile[] }) =>
      post<{ ts: string }>('messages', message),
    edit: (channel: string, ts: string, text: string) =>
      request('PATCH', `${base}/messages/${part(channel)}/${part(ts)}`, { text }),
    remove: (channel: string, ts: string) =>
      request('DELETE', `${base}/messages/${part(channel)}/${part(ts)}`),
    command: (input: { channel: string; command: string; text: string }) => post('commands', input),
    act: (input: ActionInput) => post('actions', input),
    submitView: (view_id: string, values: ViewValues) => post<SubmitAnswer>('views', { view_id, values }),
    closeView: (view_id: string) => post('views/close', { view_id }),
    shortcut: (input: { callback_id: string; channel: string; ts: string }) => post('shortcuts', input),
    options: (query: OptionsQuery) => post<OptionsAnswer>('options', query),
    read: (channel: string) => post('read', { channel }),
    react: (input: { channel: string; ts: string; name: string; remove?: boolean }) =>
      post('reactions', input),
    stop: (channel: string, ts: string) => post('stop', { channel, ts }),
    join: (channel: string) => post('join', { channel }),
    leave: (channel: string) => post('leave', { channel }),
    open: (channel: string) => post('open', { channel }),
    lookingAt: (view: { channel?: string; ts?: string }) => post('context', view),
  };
}

/** Everything one person can ask of the server. */
export type PersonApi = ReturnType<typeof createPersonApi>;
