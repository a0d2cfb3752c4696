/** Port to whatever turns texts into vectors for nearest-neighbour search. */
export interface Embedder {
  /** Names model and settings; vectors of different names are never compared. */
  readonly name: string;
  readonly dims: number;
  /** Shape: `number[texts.length][dims]`, each of unit length (or all zero for a text without known terms). */
  embed(texts: string[], purpose: 'passage' | 'query'): Promise<number[][]>;
}
