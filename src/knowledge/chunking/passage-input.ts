/** A piece of an article that is indexed and cited on its own. */
export interface PassageInput {
  /** Title and the headings above the passage, joined by ` › `. */
  headingPath: string;
  text: string;
}
