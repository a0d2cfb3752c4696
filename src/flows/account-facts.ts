import type { AccountFile, LeadRecord } from '../accounts/account-records.ts';
import type { Records } from '../accounts/records.ts';
import type { Draft } from '../core/draft.ts';
import type { Question } from '../core/question.ts';
import { t } from '../messages/t.ts';
import { citationMarksOf } from './citation-marks.ts';
import { defineFlow, type Flow, type FlowContext } from './define-flow.ts';
import { formatAsked, formatFound } from './draft-account-facts.ts';
import { formatLead } from './format-account.ts';
import { type FactsInput, type FactsMatch, matchFacts, wordsBeside } from './match-account.ts';
import { answerUnknownAccount, askWhichAccount } from './pick-account.ts';

/** Creates the flow that answers who and what about an account from its records. */
export function createAccountFactsFlow(records: Records): Flow {
  return defineFlow<FactsInput>({
    name: 'account_facts',
    agent: 'sales',
    tools: ['account_overview', 'read_lead'],
    match: (question) => matchFacts(records, question),
    run: runFacts,
  });
}

async function runFacts({ input }: FactsMatch, { question, call }: FlowContext): Promise<Draft> {
  if (input.unknownCase !== undefined) {
    const text = t(question.language, 'flow.account.unknown_case', { number: input.unknownCase });
    return { type: 'refused', reason: 'nothing_found', text, evidence: [] };
  }
  if (input.leadId !== undefined) return draftLead(input.leadId, { question, call });
  const { name, target, topics } = input;
  const rephrase = (account: string) => replaceName(question.text, name, account);
  if (target.type === 'ambiguous')
    return askWhichAccount(question, { name, candidates: target.candidates, rephrase });
  if (target.type === 'unknown')
    return answerUnknownAccount(question, { name, nearest: target.nearest, rephrase });
  if (
    topics.length === 0 &&
    wordsBeside(question.text, name).length === 0 &&
    input.caseIds.length === 0 &&
    input.contactIds.length === 0
  )
    return askWhatAbout(question, target.account.name);
  const { value, evidence } = await call('account_overview', { accountId: target.account.id });
  const found = value as { type: 'found'; file: AccountFile } | { type: 'unknown' };
  if (found.type === 'unknown') return answerUnknownAccount(question, { name, nearest: [], rephrase });
  const { language, timeZone } = question;
  const { file } = found;
  const wording = { language, timeZone, marks: citationMarksOf(evidence) };
  const asked = {
    topics,
    question: question.text,
    contactIds: input.contactIds,
    caseIds: input.caseIds,
    now: question.now,
  };
  const answered = formatAsked(file, asked, wording);
  const parts = answered.length > 0 ? answered : formatFound(file, asked, wording);
  if (parts.length === 0) return { type: 'refused', reason: 'nothing_found', evidence: [] };
  const account = file.account.name;
  return {
    type: 'answer',
    parts,
    evidence,
    suggestions: [t(language, 'flow.ask.brief', { account })],
    ...(target.account.match === 'fuzzy'
      ? { notes: [t(language, 'flow.account.taken_as', { name, account })] }
      : {}),
  };
}

async function draftLead(leadId: string, { question, call }: FlowContext): Promise<Draft> {
  const { value, evidence } = await call('read_lead', { leadId });
  const { lead } = value as { lead: LeadRecord | null };
  if (lead === null) return { type: 'refused', reason: 'nothing_found', evidence: [] };
  const marks = citationMarksOf(evidence);
  const text = formatLead(lead, { language: question.language, timeZone: question.timeZone, marks });
  return { type: 'answer', parts: [{ type: 'text', text }], evidence, suggestions: [] };
}

/** A name alone asks for nothing yet: what can be had of it is offered. */
function askWhatAbout({ language }: Question, account: string): Draft {
  const questions = (['flow.ask.brief', 'flow.ask.champion', 'flow.account.ask_last_contact'] as const).map(
    (key) => t(language, key, { account }),
  );
  return {
    type: 'clarify',
    text: t(language, 'flow.account.what_about', { account }),
    choices: questions.map((question) => ({ label: question, question })),
  };
}

/** The question with the account's full name in the place of the unclear one, so that it can be asked as it stands. */
function replaceName(text: string, name: string, account: string): string {
  const at = text.indexOf(name);
  return at < 0 ? `${account}: ${text}` : `${text.slice(0, at)}${account}${text.slice(at + name.length)}`;
}
