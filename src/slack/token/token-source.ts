/** Where the bot's token comes from. */
export interface TokenSource {
  /** The token as it is kept now; one that is about to expire is renewed first. */
  read(): Promise<string>;
  /** Another token in the place of one that Slack refused; null where there is none yet. */
  replace(refused: string): Promise<string | null>;
}

/** A token that an operator keeps: `read` looks where it is kept, so that a new one counts without a restart. */
export function createKeptToken(read: () => string): TokenSource {
  return {
    read: async () => read(),
    async replace(refused) {
      const kept = read();
      return kept === refused ? null : kept;
    },
  };
}
