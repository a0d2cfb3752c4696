import type { ApiMethod } from '../api/define-method.ts';
import { agentsSessionsRename } from './agents-sessions-rename.ts';
import { agentsSessionsSetStatus } from './agents-sessions-set-status.ts';
import { apiTest } from './api-test.ts';
import { appsConnectionsOpen } from './apps-connections-open.ts';
import { assistantThreadsSetStatus } from './assistant-threads-set-status.ts';
import { assistantThreadsSetSuggestedPrompts } from './assistant-threads-set-suggested-prompts.ts';
import { assistantThreadsSetTitle } from './assistant-threads-set-title.ts';
import { authTest } from './auth-test.ts';
import { blocksValidate } from './blocks-validate.ts';
import { botsInfo } from './bots-info.ts';
import { canvasesAccessSet } from './canvases-access-set.ts';
import { canvasesCreate } from './canvases-create.ts';
import { canvasesDelete } from './canvases-delete.ts';
import { canvasesEdit } from './canvases-edit.ts';
import { canvasesSectionsLookup } from './canvases-sections-lookup.ts';
import { chatAppendStream } from './chat-append-stream.ts';
import { chatDelete } from './chat-delete.ts';
import { chatGetPermalink } from './chat-get-permalink.ts';
import { chatPostEphemeral } from './chat-post-ephemeral.ts';
import { chatPostMessage } from './chat-post-message.ts';
import { chatStartStream } from './chat-start-stream.ts';
import { chatStopStream } from './chat-stop-stream.ts';
import { chatUpdate } from './chat-update.ts';
import { conversationsHistory } from './conversations-history.ts';
import { conversationsInfo } from './conversations-info.ts';
import { conversationsJoin } from './conversations-join.ts';
import { conversationsList } from './conversations-list.ts';
import { conversationsMembers } from './conversations-members.ts';
import { conversationsOpen } from './conversations-open.ts';
import { conversationsReplies } from './conversations-replies.ts';
import { filesCompleteUploadExternal } from './files-complete-upload-external.ts';
import { filesDelete } from './files-delete.ts';
import { filesGetUploadUrlExternal } from './files-get-upload-url-external.ts';
import { filesInfo } from './files-info.ts';
import { filesList } from './files-list.ts';
import { oauthV2Access } from './oauth-v2-access.ts';
import { openidConnectToken } from './openid-connect-token.ts';
import { openidConnectUserInfo } from './openid-connect-user-info.ts';
import { reactionsAdd } from './reactions-add.ts';
import { reactionsGet } from './reactions-get.ts';
import { reactionsRemove } from './reactions-remove.ts';
import { teamInfo } from './team-info.ts';
import { usergroupsList } from './usergroups-list.ts';
import { usergroupsUsersList } from './usergroups-users-list.ts';
import { usersConversations } from './users-conversations.ts';
import { usersInfo } from './users-info.ts';
import { usersList } from './users-list.ts';
import { usersLookupByEmail } from './users-lookup-by-email.ts';
import { viewsOpen } from './views-open.ts';
import { viewsPublish } from './views-publish.ts';
import { viewsPush } from './views-push.ts';
import { viewsUpdate } from './views-update.ts';

/** Every Web API method that the workspace knows; any other answers `unknown_method`. */
export const allMethods: readonly ApiMethod[] = [
  agentsSessionsRename,
  agentsSessionsSetStatus,
  apiTest,
  appsConnectionsOpen,
  assistantThreadsSetStatus,
  assistantThreadsSetSuggestedPrompts,
  assistantThreadsSetTitle,
  authTest,
  blocksValidate,
  botsInfo,
  canvasesAccessSet,
  canvasesCreate,
  canvasesDelete,
  canvasesEdit,
  canvasesSectionsLookup,
  chatAppendStream,
  chatDelete,
  chatGetPermalink,
  chatPostEphemeral,
  chatPostMessage,
  chatStartStream,
  chatStopStream,
  chatUpdate,
  conversationsHistory,
  conversationsInfo,
  conversationsJoin,
  conversationsList,
  conversationsMembers,
  conversationsOpen,
  conversationsReplies,
  filesCompleteUploadExternal,
  filesDelete,
  filesGetUploadUrlExternal,
  filesInfo,
  filesList,
  oauthV2Access,
  openidConnectToken,
  openidConnectUserInfo,
  reactionsAdd,
  reactionsGet,
  reactionsRemove,
  teamInfo,
  usergroupsList,
  usergroupsUsersList,
  usersConversations,
  usersInfo,
  usersList,
  usersLookupByEmail,
  viewsOpen,
  viewsPublish,
  viewsPush,
  viewsUpdate,
];
