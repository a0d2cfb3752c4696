import type { Channel } from '../client/person-types.ts';
import { MenuButton } from '../elements/menu-button.tsx';
import { nameOf, useWorkspace } from '../state/workspace-context.ts';
import { InlineMrkdwn } from '../text/mrkdwn.tsx';
import { AskAgentButton } from './ask-agent-button.tsx';
import { BackToPlaces } from './back-to-places.tsx';
import { Icon } from './icon.tsx';

/** Says where one is and who else can read it. */
export function ConversationHeader({ channel }: { channel: Channel }) {
  const workspace = useWorkspace();
  const { bot, api, complain } = workspace;
  const isDm = channel.kind === 'dm';
  const title = isDm ? bot.name : channel.name;
  return (
    <header className="pane-head">
      <BackToPlaces />
      <div className="pane-title">
        <h1 dir="auto">
          {!isDm && <Icon name={channel.kind === 'private' ? 'lock' : 'hash'} />}
          {title}
        </h1>
        <p className="pane-topic" title={isDm ? undefined : memberNames(channel, workspace)}>
          {isDm ? 'Only you can read this' : readers(channel)}
          {channel.topic && (
            <>
              {' · '}
              <InlineMrkdwn text={channel.topic} />
            </>
          )}
        </p>
      </div>
      {!isDm && <AskAgentButton channel={channel} />}
      {!isDm && channel.member !== false && (
        <MenuButton
          label="Channel options"
          className="icon-button"
          items={[
            {
              id: 'leave',
              label: `Leave #${channel.name}`,
              danger: true,
              onSelect: () => void api.leave(channel.id).catch(complain),
            },
          ]}
        >
          <Icon name="more" />
        </MenuButton>
      )}
    </header>
  );
}

function readers(channel: Channel): string {
  const people = `${channel.members.length} ${channel.members.length === 1 ? 'member' : 'members'}`;
  return channel.kind === 'private' ? `Private, ${people}` : `Public, ${people}`;
}

function memberNames(channel: Channel, workspace: Parameters<typeof nameOf>[0]): string {
  return channel.members.map((id) => nameOf(workspace, id)).join(', ');
}
