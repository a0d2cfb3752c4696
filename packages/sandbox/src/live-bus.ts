/** Something that changed on somebody's screen; it carries no content. */
export interface LiveEvent {
  type: 'message' | 'deleted' | 'status' | 'home' | 'canvas' | 'view' | 'channels' | 'prompts';
  channel?: string | undefined;
  ts?: string | undefined;
  thread_ts?: string | undefined;
}

type Listener = (event: LiveEvent, onlyFor: string | undefined) => void;

/** Tells open pages what to read again. */
export interface LiveBus {
  /** `onlyFor` is the one person who may learn of it. */
  publish(event: LiveEvent, onlyFor?: string): void;
  /** Returns the way to stop listening. */
  subscribe(listener: Listener): () => void;
}

/** An in-process bus. */
export function createLiveBus(): LiveBus {
  const listeners = new Set<Listener>();
  return {
    publish: (event, onlyFor) => {
      for (const listener of listeners) listener(event, onlyFor);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
