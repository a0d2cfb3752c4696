import { answerMention } from './ask/answer-mention.ts';
import { askAboutThis } from './ask/ask-about-this.ts';
import { askByButton } from './ask/ask-by-button.ts';
import { briefCommand } from './ask/brief-command.ts';
import { listenToMessages } from './ask/listen-to-messages.ts';
import { answerPrivately, redoTurn } from './ask/redo-turn.ts';
import { sendRowsAsFile } from './ask/send-rows-as-file.ts';
import { shareInChannel } from './ask/share-in-channel.ts';
import { stopSession } from './ask/stop-session.ts';
import { followChannelIds, followChannels, noteChannels } from './directory/follow-channels.ts';
import { followInstallation, followMembers, followPeople } from './directory/follow-directory.ts';
import { explainAnswer, showReceipt, showSources } from './explain/explain-answer.ts';
import { complain } from './feedback/complain.ts';
import { rateByButton, rateByReaction } from './feedback/rate-answer.ts';
import { answerSurvey } from './handoff/answer-survey.ts';
import { askPerson } from './handoff/ask-person.ts';
import { decideHandoff } from './handoff/decide-handoff.ts';
import { openHandoffForm } from './handoff/open-handoff-form.ts';
import { submitHandoffForm } from './handoff/submit-handoff-form.ts';
import { confirmNames } from './home/confirm-names.ts';
import { askExample, chooseLanguage, openHome } from './home/open-home.ts';
import { browseSettings, chooseChannel, openSettings, searchList } from './home/open-settings.ts';
import { preferPrivate } from './home/prefer-private.ts';
import { saveSettings, undoSettings } from './home/save-settings.ts';
import { workOnFindings } from './home/work-on-findings.ts';
import { nameOwner, rereadSource } from './home/work-on-sources.ts';
import { workOnTriage } from './home/work-on-triage.ts';
import type { Listener } from './listeners/listener.ts';

/** Everything that the bot reacts to. */
export const allListeners: Listener[] = [
  noteChannels,
  answerMention,
  listenToMessages,
  stopSession,
  askByButton,
  askPerson,
  decideHandoff,
  openHandoffForm,
  submitHandoffForm,
  answerSurvey,
  redoTurn,
  answerPrivately,
  shareInChannel,
  sendRowsAsFile,
  rateByButton,
  rateByReaction,
  complain,
  briefCommand,
  explainAnswer,
  showReceipt,
  showSources,
  askAboutThis,
  openHome,
  askExample,
  chooseLanguage,
  preferPrivate,
  openSettings,
  browseSettings,
  chooseChannel,
  searchList,
  saveSettings,
  undoSettings,
  rereadSource,
  nameOwner,
  confirmNames,
  workOnTriage,
  workOnFindings,
  followMembers,
  followPeople,
  followChannels,
  followChannelIds,
  followInstallation,
];
