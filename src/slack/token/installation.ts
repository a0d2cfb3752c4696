import { BotError } from '../../core/bot-error.ts';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import { SlackDisconnected } from '../api/translate-slack-error.ts';
import type { TokenSource } from './token-source.ts';

/** Whose token it is. */
export interface TokenOwner {
  teamId: string;
  botUserId: string;
}

/** A time in which Slack takes no token of ours. */
export interface Outage {
  /** Slack's word for why; `other_installation`: the token is of another app or workspace. */
  reason: string;
  since: Date;
}

/** The bot's standing in its workspace: the token that Slack takes, or since when it takes none. */
export interface Installation {
  /** The token to call with. @throws SlackDisconnected while Slack takes none */
  token(): Promise<string>;
  /** The token to go on with where one was refused. @throws SlackDisconnected where there is none */
  replace(refused: string, why: SlackDisconnected): Promise<string>;
  outage(): Outage | null;
  /** Asks Slack, because something hints at an outage. */
  check(): Promise<void>;
  /** Whose tokens count from now on: one of another app or workspace is none of ours. */
  belongsTo(owner: TokenOwner): void;
  /** Looks for a new token; in an outage, asks Slack whether it takes that one or the old one by now. */
  look(): Promise<void>;
}

/** What the installation needs of its surroundings. */
export interface InstallationDeps {
  source: TokenSource;
  /** Asks Slack whose a token is. @throws SlackDisconnected where it does not take it */
  ownerOf(token: string): Promise<TokenOwner>;
  clock: Clock;
  log: Log;
  /** Told when an outage begins and, with null, when it is over. */
  onChange(outage: Outage | null): Promise<void>;
}

/**
 * Keeps the token: a refusal is an outage of the whole installation, in which nothing is called in vain and everything waits.
 * A token is only changed for one that belongs to the same bot in the same workspace.
 */
export function createInstallation(deps: InstallationDeps): Installation {
  let token: string | undefined;
  let owner: TokenOwner | undefined;
  let outage: (Outage & { refused: string }) | null = null;
  let replacing: Promise<string> | undefined;

  async function refusal(candidate: string): Promise<string | null> {
    try {
      const found = await deps.ownerOf(candidate);
      const ours =
        owner === undefined || (found.teamId === owner.teamId && found.botUserId === owner.botUserId);
      return ours ? null : 'other_installation';
    } catch (error) {
      if (error instanceof SlackDisconnected) return error.slackCode;
      throw error;
    }
  }

  async function tell(now: Outage | null): Promise<void> {
    await deps
      .onChange(now)
      .catch((error: unknown) => deps.log.error({ err: error }, 'an outage of Slack could not be told'));
  }

  async function begin(refused: string, reason: string): Promise<void> {
    if (outage !== null) {
      outage = { ...outage, refused, reason };
      return;
    }
    outage = { reason, since: deps.clock.now(), refused };
    deps.log.error(
      { reason },
      "Slack does not accept the bot's token: answers wait until there is a new one in SLACK_BOT_TOKEN",
    );
    await tell(outage);
  }

  async function take(accepted: string): Promise<void> {
    token = accepted;
    if (outage === null) return;
    outage = null;
    deps.log.warn("Slack accepts the bot's token again: what waited goes out");
    await tell(null);
  }

  async function tryOther(refused: string, why: string): Promise<string> {
    const other = await deps.source.replace(refused);
    const reason = other === null ? why : await refusal(other);
    if (other !== null && reason === null) {
      await take(other);
      return other;
    }
    await begin(refused, reason ?? why);
    throw new SlackDisconnected(reason ?? why);
  }

  /** In an outage: the token that was refused may be taken again, too. */
  async function lookAgain({ refused }: { refused: string }): Promise<void> {
    const candidate = (await deps.source.replace(refused)) ?? refused;
    const reason = await refusal(candidate);
    if (reason === null) await take(candidate);
    else await begin(refused, reason);
  }

  /** With a token that works: another one that was put in its place is taken if it is ours. */
  async function lookForNew(): Promise<void> {
    const kept = await deps.source.read();
    if (kept === token) return;
    const reason = token === undefined ? null : await refusal(kept);
    if (reason === null) token = kept;
    else deps.log.error({ reason }, 'the new token of the bot is not used: Slack does not take it for ours');
  }

  return {
    async token() {
      if (outage !== null) throw new SlackDisconnected(outage.reason);
      token ??= await deps.source.read();
      return token;
    },
    async replace(refused, why) {
      if (outage !== null) throw new SlackDisconnected(outage.reason);
      if (token !== undefined && token !== refused) return token;
      replacing ??= tryOther(refused, why.slackCode).finally(() => {
        replacing = undefined;
      });
      return replacing;
    },
    outage: () => (outage === null ? null : { reason: outage.reason, since: outage.since }),
    async check() {
      if (outage !== null) return;
      const used = token ?? (await deps.source.read());
      const reason = await refusal(used);
      if (reason !== null) await tryOther(used, reason).catch(ignoreDisconnected);
    },
    belongsTo(found) {
      owner = found;
    },
    async look() {
      if (outage === null) await lookForNew();
      else await lookAgain(outage);
    },
  };
}

function ignoreDisconnected(error: unknown): void {
  if (!(error instanceof BotError && error.code === 'slack_disconnected')) throw error;
}
