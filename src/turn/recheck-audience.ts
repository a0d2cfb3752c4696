import { sql } from 'drizzle-orm';
import { idsBehind } from '../core/citation.ts';
import type { Directory } from '../core/directory.ts';
import type { CheckVerdict } from '../core/receipt.ts';
import type { Reply, ReplyPart } from '../core/reply.ts';
import { t } from '../messages/t.ts';
import { appendAudit } from '../store/audit-log.ts';
import { dropCanvasesBegun } from '../store/canvases.ts';
import type { Database, OpenDatabase, Transaction } from '../store/database.ts';
import type { OutboxMessage } from '../store/outbox.ts';
import { jsonValue } from '../store/sql-values.ts';
import { audienceAt } from './may-be-sent.ts';
import { haveAllRights } from './still-readable.ts';
import { visibleEvidence } from './visible-evidence.ts';

/** A reply that is posted sooner than this was checked for the same readers a moment ago. */
const FRESH_MS = 60_000;

/**
 * Looks once more, before a message that waited is posted, whether everyone who reads the place by now may see what it
 * rests on (P2). Where not, a plain refusal goes out instead, which tells nobody what it would have been; or nothing,
 * for what nobody waits for: null.
 * @throws BotError `forbidden` when it cannot be told who reads there
 */
export async function recheckAudience(
  deps: { database: OpenDatabase; directory: Directory },
  message: OutboxMessage,
): Promise<OutboxMessage | null> {
  const { reply, address } = message;
  if (message.operation === 'withdraw' || reply === null || !namesSomething(reply)) return message;
  if (!(await hasWaited(deps.database, message))) return message;
  const cited = [...idsBehind(reply.citations), ...(reply.restsOn ?? [])];
  const readers = await audienceAt(deps.directory, deps.database, address);
  const visible = await visibleEvidence(deps.database, readers, [...cited, ...namedInParts(reply)]);
  const uncited = message.turnId !== null && reply.choices.length + reply.suggestions.length > 0;
  const named = !uncited || (await haveAllRights(deps.database, message, readers));
  if (cited.every((id) => visible.has(id)) && (named || reply.choices.length === 0)) {
    const shown = withoutNames(reply, visible);
    return { ...message, reply: named ? shown : { ...shown, suggestions: [] } };
  }
  if (reply.restsOn !== undefined) {
    await deps.database.transaction((tx) => recordSilence(tx, message));
    return null;
  }
  const plain = refuse(reply);
  await deps.database.transaction((tx) => recordRefusal(tx, message, plain));
  // What has begun to show is written over, not ended.
  return { ...message, operation: message.ref === null ? message.operation : 'replace', reply: plain };
}

/** Fixed texts are for everybody. */
function namesSomething(reply: Reply): boolean {
  const { citations, choices, suggestions } = reply;
  const named = [...namedInParts(reply), ...(reply.restsOn ?? [])];
  return citations.length + choices.length + suggestions.length + named.length > 0;
}

/** What lists and facts name without citing it. */
function namedInParts({ parts }: Reply): string[] {
  const named = parts.flatMap((part) => {
    if (part.type === 'facts') return part.facts.map(({ of }) => of ?? null);
    return part.type === 'list' ? (part.of ?? []) : [];
  });
  return named.filter((id) => id !== null);
}

/** An item that names what its readers may not see any more says only that there was a source; such a fact goes. */
function withoutNames(reply: Reply, visible: ReadonlySet<string>): Reply {
  const unnamed = t(reply.language, 'turn.handoff.withheld.source');
  const parts = reply.parts.map((part): ReplyPart => {
    if (part.type === 'facts')
      return { ...part, facts: part.facts.filter(({ of }) => of === undefined || visible.has(of)) };
    if (part.type !== 'list' || part.of === undefined) return part;
    const hidden = part.of.map((id) => id !== null && !visible.has(id));
    const items = part.items.map((item, at) => (hidden[at] ? unnamed : item));
    return { ...part, items: items.filter((item, at) => !hidden[at] || items.indexOf(item) === at), of: [] };
  });
  return { ...reply, parts };
}

/** What answers no turn was never checked by one: it is looked at each time. */
async function hasWaited(database: Database, { key, turnId }: OutboxMessage): Promise<boolean> {
  if (turnId === null) return true;
  const [row] = await database.query<{ waited: boolean }>(sql`
    select created_at < now() - ${FRESH_MS} * interval '1 millisecond' as waited from outbox where key = ${key}`);
  return row?.waited ?? true;
}

/** What people can do about it stays: a handoff can be taken over though its summary may not be shown. */
function refuse({ page: _page, ...reply }: Reply): Reply {
  return {
    ...reply,
    outcome: reply.turnId === null ? reply.outcome : 'refused',
    parts: [{ type: 'text', text: t(reply.language, 'turn.not_grounded') }],
    citations: [],
    choices: [],
    suggestions: [],
    notes: [],
    controls: reply.turnId === null ? [] : ['retry', 'why'],
    // What a click asks to be confirmed repeats what may not be shown.
    ...(reply.actions === undefined
      ? {}
      : { actions: reply.actions.map(({ confirm: _said, ...action }) => action) }),
  };
}

async function recordSilence(tx: Transaction, { key }: OutboxMessage): Promise<void> {
  await tx.query(sql`update outbox set reply = null where key = ${key}`);
  await auditWithheld(tx, key);
}

function auditWithheld(tx: Transaction, subject: string): Promise<void> {
  return appendAudit(tx, {
    actor: 'bot',
    action: 'withhold',
    subject,
    detail: 'the readers had changed',
  });
}

const CHECK: CheckVerdict = {
  check: 'audience',
  verdict: 'denied',
  reason: 'while the reply waited, people came who may not see all that it rests on',
};

/** The turn ends as what its asker gets to see; its receipt says why. */
async function recordRefusal(
  tx: Transaction,
  { key, turnId, revision }: OutboxMessage,
  reply: Reply,
): Promise<void> {
  await tx.query(sql`update outbox set reply = ${jsonValue(reply)} where key = ${key}`);
  await auditWithheld(tx, key);
  await dropCanvasesBegun(tx, key);
  if (turnId === null) return;
  await tx.query(sql`
    update turns set outcome = 'refused', reason = 'not_grounded'
    where id = ${turnId} and revision = ${revision} and outcome is not null`);
  await tx.query(sql`
    update receipts set body = body || jsonb_build_object('outcome', 'refused', 'reason', 'not_grounded',
      'checks', (body -> 'checks') || ${jsonValue([CHECK])})
    where turn_id = ${turnId} and revision = ${revision}`);
}
