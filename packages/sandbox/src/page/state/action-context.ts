import { createContext, useContext } from 'react';
import type { OptionsAnswer } from '../client/person-api.ts';

/** What an element reports when somebody uses it. */
export interface ElementAction {
  block_id?: string | undefined;
  action_id: string;
  value?: string | undefined;
  selected?: unknown;
}

/** How interactive elements below reach the bot; differs between messages, modals and App Home. */
export interface ActionTarget {
  /** The message or view, as text that is the same for as long as it is the same one. */
  place: string;
  /** Sends the action; true while it was accepted. */
  act: (action: ElementAction) => Promise<boolean>;
  /** Asks the bot for the options of an external menu. */
  options: (query: {
    block_id?: string | undefined;
    action_id: string;
    value: string;
  }) => Promise<OptionsAnswer>;
}

const ActionContext = createContext<ActionTarget | undefined>(undefined);

/** Hands the target to the blocks below it. */
export const ActionProvider = ActionContext.Provider;

/** Gives the target of actions; undefined where blocks are only shown. */
export const useActionTarget = (): ActionTarget | undefined => useContext(ActionContext);
