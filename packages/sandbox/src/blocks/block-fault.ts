/** Where blocks are shown. */
export type Surface = 'message' | 'modal' | 'home';

/** One thing that is wrong with a block. */
export interface BlockFault {
  /** In Slack's words. */
  message: string;
  /** A JSON pointer to it, such as `/blocks/0/text/text`. */
  pointer: string;
  /** A short name for the kind of fault. */
  code: string;
}
