const YES = /^(?:yes|ja|oui|sí|si|sì|sim|included|✓|✔|✅|x|はい|○|可)$/iu;
const NO = /^(?:no|nein|non|não|not included|not available|none|–|—|-|✗|✘|❌|いいえ|×|不可|なし)$/iu;

/** What a cell of a table says where it says nothing but yes or no; null for anything else. */
export function readYesNo(cell: string): boolean | null {
  const text = cell.trim().replace(/\.$/, '');
  if (YES.test(text)) return true;
  return NO.test(text) ? false : null;
}
