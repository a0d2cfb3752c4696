/** What an entry of the audit log is about, in the terms of OCSF: something the bot keeps, or something it was asked to do. */
export interface AuditActivity {
  about: 'entity' | 'request';
  /** The verbs that OCSF's classes API Activity and Entity Management share. */
  verb: 'create' | 'read' | 'update' | 'delete';
}

/** Every action that the audit log knows; an entry can have no other. */
export const AUDIT_ACTIONS = {
  turn: { about: 'request', verb: 'create' },
  withdraw: { about: 'request', verb: 'delete' },
  withhold: { about: 'request', verb: 'update' },
  share: { about: 'request', verb: 'create' },
  'rows sent': { about: 'request', verb: 'read' },
  'ask for a person': { about: 'request', verb: 'create' },
  'owner asked': { about: 'request', verb: 'create' },
  'triage assigned': { about: 'request', verb: 'update' },
  'triage closed': { about: 'request', verb: 'update' },
  'finding dismissed': { about: 'request', verb: 'update' },
  'finding opened again': { about: 'request', verb: 'update' },
  connect: { about: 'entity', verb: 'create' },
  'Slack disconnected': { about: 'entity', verb: 'update' },
  'Slack connected again': { about: 'entity', verb: 'update' },
  'Slack token renewed': { about: 'entity', verb: 'update' },
  'source owner': { about: 'entity', verb: 'update' },
  'source read again': { about: 'entity', verb: 'update' },
  setting: { about: 'entity', verb: 'update' },
  'setting undone': { about: 'entity', verb: 'update' },
  retention: { about: 'entity', verb: 'delete' },
  pruning: { about: 'entity', verb: 'delete' },
  'forget person': { about: 'entity', verb: 'delete' },
  'readmit person': { about: 'entity', verb: 'update' },
  readers: { about: 'entity', verb: 'update' },
  'name confirmed': { about: 'entity', verb: 'update' },
  'article retired': { about: 'entity', verb: 'update' },
  'article preferred': { about: 'entity', verb: 'update' },
  'article decision undone': { about: 'entity', verb: 'update' },
  'forget article': { about: 'entity', verb: 'delete' },
  'unforget article': { about: 'entity', verb: 'update' },
  'index begun': { about: 'entity', verb: 'create' },
  'index switched': { about: 'entity', verb: 'update' },
  'index switched by force': { about: 'entity', verb: 'update' },
  'index rolled back': { about: 'entity', verb: 'update' },
  'index dropped': { about: 'entity', verb: 'delete' },
} as const satisfies Record<string, AuditActivity>;

/** What somebody did; the steps of handoffs are named by their state machine. */
export type AuditAction = keyof typeof AUDIT_ACTIONS | `handoff ${string}`;

/** What an action is about; the log also holds what earlier versions called otherwise. */
export function activityOf(action: string): AuditActivity {
  return Object.hasOwn(AUDIT_ACTIONS, action)
    ? AUDIT_ACTIONS[action as keyof typeof AUDIT_ACTIONS]
    : { about: 'request', verb: 'update' };
}
