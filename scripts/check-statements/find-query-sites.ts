import { parseAst } from 'vitest/node';

/** A call of a database's `query`, by the position of that word. */
export interface QuerySite {
  path: string;
  line: number;
  column: number;
  /** What is asked, as the source says it. */
  statement: string;
}

interface SyntaxNode {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

/**
 * Finds every `….query(statement)` of a source file. A driver, or a connection to another database, is given more than the
 * statement, so calls of those are none of them.
 */
export function findQuerySites(path: string, text: string): QuerySite[] {
  const sites: QuerySite[] = [];
  visit(parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }), (node) => {
    const call = readQueryCall(node);
    if (call === null) return;
    const statement = text.slice(call.statement.start, call.statement.end);
    sites.push({ path, ...positionOf(text, call.word.start), statement });
  });
  return sites;
}

function readQueryCall(node: SyntaxNode): { word: SyntaxNode; statement: SyntaxNode } | null {
  if (node.type !== 'CallExpression') return null;
  const { property: word } = node.callee as { property?: SyntaxNode };
  const [statement, ...more] = node.arguments as SyntaxNode[];
  if (word?.name !== 'query' || statement === undefined || more.length > 0) return null;
  return { word, statement };
}

function visit(value: unknown, see: (node: SyntaxNode) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value && 'start' in value) see(value as SyntaxNode);
  for (const each of Object.values(value)) visit(each, see);
}

/** Line and column count from 1, as in a stack. */
function positionOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}
