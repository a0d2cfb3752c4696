declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** A chat workspace, as its platform names it (Slack: `T…`). */
export type TeamId = Branded<'TeamId'>;
/** A person within a workspace (Slack: `U…` or `W…`). */
export type PersonId = Branded<'PersonId'>;
/** A place where messages are posted (Slack: `C…`, `G…`, `D…`). */
export type ChannelId = Branded<'ChannelId'>;
/** A message's id within its channel; sorts by time when of equal length (Slack: `1700000000.000100`). */
export type MessageTs = Branded<'MessageTs'>;
/** One question with everything done to answer it. */
export type TurnId = Branded<'TurnId'>;
/** One question that a person was asked to take. */
export type HandoffId = Branded<'HandoffId'>;

/** Marks a validated string as an id of the named kind; the adapters call it at the edge. */
export function asId<Id extends string>(value: string): Id {
  return value as Id;
}
