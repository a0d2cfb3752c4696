import { complain } from '../feedback/listeners/complain.ts';
import { rateByButton, rateByReaction } from '../feedback/listeners/rate-answer.ts';
import { askPerson } from '../handoff/listeners/ask-person.ts';
import { decideHandoff } from '../handoff/listeners/decide.ts';
import { openHandoffForm } from '../handoff/listeners/open-form.ts';
import { submitHandoffForm } from '../handoff/listeners/submit-form.ts';
import { answerSurvey } from '../handoff/listeners/survey.ts';
import { workOnFindings } from '../home/listeners/findings.ts';
import { askExample, chooseLanguage, openHome } from '../home/listeners/open-home.ts';
import { preferPrivate } from '../home/listeners/preferences.ts';
import { browseSettings, chooseChannel, openSettings, searchList } from '../home/listeners/settings-open.ts';
import { saveSettings, undoSettings } from '../home/listeners/settings-save.ts';
import { nameOwner, rereadSource } from '../home/listeners/sources.ts';
import { workOnTriage } from '../home/listeners/triage.ts';
import { answerMention } from './answer-mention.ts';
import { askAboutThis } from './ask-about-this.ts';
import { askByButton } from './ask-by-button.ts';
import { briefCommand } from './brief-command.ts';
import { explainAnswer, showSources } from './explain-answer.ts';
import { followChannels, followMembers, followPeople, noteTheRest } from './follow-directory.ts';
import { hearMessages } from './hear-messages.ts';
import type { Listener } from './listener.ts';
import { answerPrivately, redoTurn } from './redo-turn.ts';
import { shareInChannel } from './share-in-channel.ts';
import { stopSession } from './stop-session.ts';

/** Everything that the bot reacts to. */
export const allListeners: Listener[] = [
  answerMention,
  hearMessages,
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
  rateByButton,
  rateByReaction,
  complain,
  briefCommand,
  explainAnswer,
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
  workOnTriage,
  workOnFindings,
  followMembers,
  followPeople,
  followChannels,
  noteTheRest,
];
