import { readdirSync, readFileSync } from 'node:fs';
import type { App } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { allListeners } from '../../src/slack/all-listeners.ts';
import type { ListenerDeps } from '../../src/slack/listeners/listener.ts';
import {
  EVENT_SCOPES,
  METHOD_SCOPES,
  NEEDED_SCOPES,
  OPTIONAL_SCOPES,
} from '../../src/slack/needed-scopes.ts';
import { LOOKS_ELSEWHERE } from '../../src/slack/receiver/parse-delivery.ts';

const read = (name: string): string =>
  readFileSync(new URL(`../../manifests/${name}`, import.meta.url), 'utf8');

const text = (maxLength: number) => z.string().min(1).max(maxLength);

/** The lengths are those of Slack's app manifest reference; a prompt's title is a button, hence 75. */
const manifestSchema = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.literal(1) }),
  display_information: z.strictObject({
    name: text(35),
    description: text(140),
    long_description: text(4000).min(174),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/),
  }),
  features: z.strictObject({
    agent_view: z.strictObject({
      agent_description: text(300),
      suggested_prompts: z.array(z.strictObject({ title: text(75), message: text(2000) })).max(4),
    }),
    app_home: z.strictObject({
      home_tab_enabled: z.literal(true),
      messages_tab_enabled: z.literal(true),
      messages_tab_read_only_enabled: z.literal(false),
    }),
    bot_user: z.strictObject({ display_name: text(80), always_online: z.boolean() }),
    shortcuts: z
      .array(
        z.strictObject({
          name: text(24),
          type: z.enum(['message', 'global']),
          callback_id: text(255),
          description: text(150),
        }),
      )
      .max(10),
    slash_commands: z
      .array(
        z.strictObject({
          command: text(32).startsWith('/'),
          url: z.url().optional(),
          description: text(2000),
          usage_hint: text(1000),
          should_escape: z.boolean(),
        }),
      )
      .max(50),
  }),
  oauth_config: z.strictObject({
    scopes: z.strictObject({ bot: z.array(z.string()).max(255), bot_optional: z.array(z.string()).max(255) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: z.url().optional(),
      bot_events: z.array(z.string()).max(100),
    }),
    interactivity: z.strictObject({ is_enabled: z.literal(true), request_url: z.url().optional() }),
    org_deploy_enabled: z.literal(false),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.literal(false),
  }),
});

type Manifest = z.infer<typeof manifestSchema>;

const socket = manifestSchema.parse(JSON.parse(read('socket.json')));
const http = manifestSchema.parse(JSON.parse(read('http.json')));

/** Every method of Slack that the sources name. */
function calledMethods(): string[] {
  const source = new URL('../../src/', import.meta.url);
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (name) =>
      /^(?:slack\/.*|cli\/check-slack)\.ts$/.test(name) && !/(?:\.test|needed-scopes)\.ts$/.test(name),
  );
  const named = files.flatMap((name) => [
    ...readFileSync(new URL(name, source), 'utf8').matchAll(
      /'((?:agents|apps|assistant|auth|bots|canvases|chat|conversations|files|oauth|reactions|team|usergroups|users|views)\.[a-zA-Z.\d]+)'/g,
    ),
  ]);
  return [...new Set(named.map(([, method]) => method!))].sort();
}

/** The types of events that a listener was registered for. */
function heardEvents(): Set<string> {
  const heard = new Set<string>();
  const nothing = () => undefined;
  const bolt = { event: (type: string) => heard.add(type) };
  const recording = new Proxy(bolt, { get: (given, name) => (name === 'event' ? given.event : nothing) });
  for (const listen of allListeners) listen(recording as unknown as App, {} as ListenerDeps);
  return heard;
}

function forSocketMode(manifest: Manifest): Manifest {
  const copy = structuredClone(manifest);
  delete copy.settings.event_subscriptions.request_url;
  delete copy.settings.interactivity.request_url;
  for (const command of copy.features.slash_commands) delete command.url;
  copy.settings.socket_mode_enabled = true;
  return copy;
}

describe('the two manifests', () => {
  it('differ only in the transport', () => {
    expect(forSocketMode(http)).toEqual(socket);
  });

  it('use Socket Mode without addresses, or HTTP with all of them', () => {
    expect(socket.settings.socket_mode_enabled).toBe(true);
    expect(read('socket.json')).not.toContain('://');
    expect(http.settings.socket_mode_enabled).toBe(false);
    const addresses = [
      http.settings.event_subscriptions.request_url,
      http.settings.interactivity.request_url,
      ...http.features.slash_commands.map((command) => command.url),
    ];
    expect(new Set(addresses)).toEqual(new Set(['https://switchboard.example.com/slack/events']));
  });

  it('offer /brief and the message shortcut under the names that the bot listens to', () => {
    expect(socket.features.slash_commands.map((it) => it.command)).toEqual(['/brief']);
    expect(socket.features.shortcuts.map((it) => `${it.type} ${it.callback_id}`)).toEqual([
      'message ask_about_this',
    ]);
  });
});

describe('scopes', () => {
  const { bot: scopes, bot_optional: optional } = socket.oauth_config.scopes;
  const events = socket.settings.event_subscriptions.bot_events;

  it('are those that the code needs, no more and no fewer', () => {
    expect(scopes).toEqual(NEEDED_SCOPES);
    expect(optional).toEqual(OPTIONAL_SCOPES);
    const all = new Set(
      [...Object.values(METHOD_SCOPES), ...Object.values(EVENT_SCOPES), ['commands']].flat(),
    );
    expect([...scopes, ...optional].sort()).toEqual([...all].sort());
  });

  it('every method that the code calls is in the list that says what it needs, and no other', () => {
    expect(calledMethods()).toEqual(Object.keys(METHOD_SCOPES).sort());
  });

  it('every subscribed event has a listener but the one that is never kept, and every event that is listened to is subscribed', () => {
    expect(events).toEqual(Object.keys(EVENT_SCOPES).sort());
    const types = new Set(events.map((event) => event.split('.')[0]!));
    expect(types.delete(LOOKS_ELSEWHERE)).toBe(true);
    expect([...heardEvents()].sort()).toEqual([...types].sort());
  });

  it('events and scopes are sorted and named once', () => {
    for (const list of [scopes, optional, events]) expect(list).toEqual([...new Set(list)].sort());
  });

  it('each is explained in the README, with what breaks without it, and no other is', () => {
    const rows = [...read('README.md').matchAll(/^\| `([^`]+)` \| (.{10,}) \| (.{10,}) \|$/gm)];
    expect(rows.map((row) => row[1])).toEqual([...scopes, ...optional]);
  });

  it('both kinds of membership, history and rename events are subscribed, so that audiences stay current', () => {
    expect(events).toEqual(
      expect.arrayContaining([
        ...['member_joined_channel', 'member_left_channel', 'channel_left', 'group_left'],
        ...['channel_rename', 'group_rename', 'channel_shared', 'channel_unshared'],
        ...['user_change', 'team_join', 'subteam_members_changed', 'subteam_updated', 'subteam_created'],
      ]),
    );
  });
});
