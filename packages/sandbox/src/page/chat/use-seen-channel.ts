import { useEffect } from 'react';
import type { Channel } from '../client/person-types.ts';
import { useWorkspace } from '../state/workspace-context.ts';

// Nothing on the page waits for these notices, and when the server is away the banner says so already.
const ignore = () => undefined;

/**
 * Tells the server, as Slack's client would, which channel or thread the person is looking at; in the app's own messages
 * that is nothing else.
 */
export function useSeenChannel(channel: Channel): void {
  const { api, route } = useWorkspace();
  const isDm = channel.kind === 'dm';
  const { thread, beside } = route;
  useEffect(() => {
    const told = isDm
      ? api.lookingAt({}).then(() => api.open('dm'))
      : api.lookingAt({ channel: channel.id, ...(thread && { ts: thread }) });
    // The app's pane is opened over what is looked at by then.
    told.then(() => (beside ? api.open('dm') : undefined)).catch(ignore);
  }, [api, channel.id, isDm, thread, beside]);
}

/** Tells the server that everything so far has been read, again after each new message. */
export function useReadMessages(channel: string, newestTs: string | undefined): void {
  const { api, refreshChannels } = useWorkspace();
  useEffect(() => {
    if (newestTs) api.read(channel).then(refreshChannels, ignore);
  }, [api, channel, newestTs, refreshChannels]);
}
