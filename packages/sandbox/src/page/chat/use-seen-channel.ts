import { useEffect } from 'react';
import type { Channel } from '../client/person-types.ts';
import { useWorkspace } from '../state/workspace-context.ts';

// Nothing on the page waits for these notices, and when the server is away the banner says so already.
const ignore = () => undefined;

/** Tells the server, as Slack's client would, which channel the person is looking at. */
export function useSeenChannel(channel: Channel): void {
  const { api } = useWorkspace();
  const isDm = channel.kind === 'dm';
  useEffect(() => {
    const told = isDm ? api.open('dm') : api.lookingAt(channel.id);
    told.catch(ignore);
  }, [api, channel.id, isDm]);
}

/** Tells the server that everything so far has been read, again after each new message. */
export function useReadMessages(channel: string, newestTs: string | undefined): void {
  const { api, refreshChannels } = useWorkspace();
  useEffect(() => {
    if (newestTs) api.read(channel).then(refreshChannels, ignore);
  }, [api, channel, newestTs, refreshChannels]);
}
