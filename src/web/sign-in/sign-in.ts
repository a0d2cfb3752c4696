import type { PersonId } from '../../core/ids.ts';

/** Port to the chat platform's way of saying who somebody is. */
export interface SignIn {
  /** Where somebody is sent to say who they are. */
  address(given: { state: string; nonce: string; returnTo: string }): string;
  /** Who came back with a code; null: nobody of our workspace, or not the sign-in that we began. @throws BotError */
  finish(given: { code: string; nonce: string; returnTo: string }): Promise<PersonId | null>;
}
