import type { Log } from '../core/log.ts';
import type { Model } from '../core/model.ts';
import { markPiece, type Piece, type Written } from '../core/piece.ts';

/** A way to reach a language model, chosen by the setting SWITCHBOARD_MODEL. */
export interface ModelAdapter extends Piece<'model'> {
  /** Creates the model; what it needs beside this it reads with `readSetting`. @throws BotError `config_invalid` */
  create(context: ModelContext): Model;
}

/** What a model is made with. */
export interface ModelContext {
  log: Log;
  /** The longest that one call may take. */
  timeoutMs: number;
}

/** Declares a model adapter. */
export function defineModel(adapter: Written<ModelAdapter>): ModelAdapter {
  return markPiece('model', adapter);
}
