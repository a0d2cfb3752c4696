/** How a turn ended; exactly one per turn. */
export type Outcome = 'answered' | 'clarified' | 'refused' | 'handed_off' | 'stopped' | 'failed';

/** Why a turn was refused, as a stable code that receipts, figures and the message catalogue share. */
export type RefusalReason =
  | 'nothing_found'
  | 'not_grounded'
  | 'injection'
  | 'secret'
  | 'too_long'
  | 'empty'
  | 'policy'
  | 'unsupported'
  | 'switched_off'
  | 'withdrawn';
