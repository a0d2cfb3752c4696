import { activityOf } from '../store/audit-actions.ts';
import type { AuditRow } from '../store/audit-log.ts';

const VERSION = '1.3.0';
const VERBS = { create: 1, read: 2, update: 3, delete: 4 } as const;
const INFORMATIONAL = 1;
const CLASSES = {
  entity: { uid: 3004, name: 'Entity Management', categoryUid: 3, category: 'Identity & Access Management' },
  request: { uid: 6003, name: 'API Activity', categoryUid: 6, category: 'Application Activity' },
} as const;

/**
 * An entry as an event of the Open Cybersecurity Schema Framework: Entity Management for what the bot keeps, API Activity for
 * what it was asked to do (https://schema.ocsf.io/1.3.0/classes/entity_management, …/api_activity).
 */
export function toOcsf(row: AuditRow): Record<string, unknown> {
  const { about, verb } = activityOf(row.action);
  const { uid, name, categoryUid, category } = CLASSES[about];
  const activityId = VERBS[verb];
  return {
    activity_id: activityId,
    activity_name: `${verb[0]!.toUpperCase()}${verb.slice(1)}`,
    category_uid: categoryUid,
    category_name: category,
    class_uid: uid,
    class_name: name,
    type_uid: uid * 100 + activityId,
    severity_id: INFORMATIONAL,
    time: row.at.getTime(),
    metadata: {
      version: VERSION,
      uid: String(row.id),
      event_code: row.action,
      product: { name: 'Switchboard', vendor_name: 'Switchboard' },
    },
    actor: { user: { uid: row.actor } },
    ...(about === 'entity' ? entityOf(row) : requestOf(row)),
    unmapped: { previous_hash: row.previousHash, hash: row.hash },
  };
}

/** A subject is `kind:id`, or an id alone, whose kind is then what the action is named after. */
function splitSubject({ subject, action }: AuditRow): { type: string; uid: string } {
  const [, type, uid] = /^([a-z_ ]+):(.+)$/su.exec(subject) ?? [];
  return type === undefined || uid === undefined ? { type: action, uid: subject } : { type, uid };
}

function entityOf(row: AuditRow): Record<string, unknown> {
  const { type, uid } = splitSubject(row);
  return { entity: { type, uid }, comment: row.detail };
}

function requestOf(row: AuditRow): Record<string, unknown> {
  const { type, uid } = splitSubject(row);
  return {
    api: {
      operation: row.action,
      service: { name: 'switchboard' },
      request: { uid },
      response: { message: row.detail },
    },
    resources: [{ type, uid }],
    // Slack's servers speak for the person; where they sat is not known to us.
    src_endpoint: { name: row.actor === 'operator' ? 'command line' : 'slack' },
  };
}
