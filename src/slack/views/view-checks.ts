import { z } from 'zod';
import { asId, type PersonId, type TeamId } from '../../core/ids.ts';
import type { ListenerDeps } from '../listeners/listener.ts';
import { installedTeamOf } from '../receiver/installed-team.ts';

/** What is wrong with a form, by the id of the block that it is said at. */
export type FieldErrors = Record<string, string>;

/** A form that somebody sent, as its check and its listener read it. */
export interface SubmittedView {
  teamId: TeamId;
  personId: PersonId;
  callbackId: string;
  /** The modal's `private_metadata`. */
  metadata: string;
  /** Input states by block and action: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
  values: Record<string, Record<string, unknown>>;
}

/** What a check may use. */
export type CheckDeps = Pick<
  ListenerDeps,
  'api' | 'database' | 'directory' | 'identity' | 'roster' | 'clock' | 'log'
>;

/** Looks for faults while Slack waits for the acknowledgement: at most a few reads; null when there are none. */
export type ViewCheck = (submitted: SubmittedView, deps: CheckDeps) => Promise<FieldErrors | null>;

/** Slack gives up after three seconds; the rest of the time is needed to store the delivery. */
const PATIENCE_MS = 1_800;

const submission = z.looseObject({
  type: z.literal('view_submission'),
  user: z.looseObject({ id: z.string() }),
  view: z.looseObject({
    callback_id: z.string(),
    private_metadata: z.string().default(''),
    state: z.looseObject({ values: z.record(z.string(), z.record(z.string(), z.unknown())) }),
  }),
});

/** Reads a `view_submission`; null when the payload is something else. */
export function readSubmission(payload: unknown): SubmittedView | null {
  const parsed = submission.safeParse(payload);
  if (!parsed.success) return null;
  const { user, view } = parsed.data;
  return {
    teamId: installedTeamOf(payload),
    personId: asId<PersonId>(user.id),
    callbackId: view.callback_id,
    metadata: view.private_metadata,
    values: view.state.values,
  };
}

/**
 * Checks a form before it is taken. One that cannot be checked (the check fails or takes too long) is taken, and its
 * listener decides.
 */
export async function checkView(
  payload: unknown,
  checks: ReadonlyMap<string, ViewCheck>,
  deps: CheckDeps,
): Promise<FieldErrors | null> {
  const submitted = readSubmission(payload);
  const check = submitted === null ? undefined : checks.get(submitted.callbackId);
  if (submitted === null || check === undefined) return null;
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
  });
  try {
    const errors = await Promise.race([check(submitted, deps), tooLong]);
    return errors === null || Object.keys(errors).length === 0 ? null : errors;
  } catch (error) {
    deps.log.warn({ err: error, form: submitted.callbackId }, 'a form could not be checked and was taken');
    return null;
  } finally {
    clearTimeout(timer);
  }
}
