import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { FileFault } from '../read-file.ts';

/** The XML of a long book is a tenth of this. */
const MAX_UNPACKED_BYTES = 100 * 1024 * 1024;

/** The parts that hold words, or say how they belong together; pictures and fonts stay packed. */
const PARTS =
  /^(?:\[Content_Types\]\.xml|docProps\/core\.xml|(?:word\/)?_rels\/[^/]+\.rels|word\/[^/]+\.xml)$/;

/** The parts of a Word document, by name, as text. */
export type DocxParts = Map<string, string>;

/** Unpacks what is read of a Word document, never more than a bound of it; says what else a file is. */
export function unpackDocx(bytes: Uint8Array): DocxParts | FileFault {
  const other = whatElse(bytes);
  if (other !== null) return { reason: other };
  let unpackedBytes = 0;
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!PARTS.test(name)) return false;
        unpackedBytes += originalSize;
        return unpackedBytes <= MAX_UNPACKED_BYTES;
      },
    });
  } catch {
    return { reason: 'it is a damaged or cut-off archive' };
  }
  if (unpackedBytes > MAX_UNPACKED_BYTES) return { reason: 'it unpacks to more than 100 MB' };
  if (!Object.keys(files).some((name) => /^word\/document\d*\.xml$/.test(name)))
    return { reason: 'it is an archive, but no Word document' };
  const parts = new Map(Object.entries(files).map(([name, content]) => [name, strFromU8(content)]));
  // Entities of a document type could unpack without end; Word writes none.
  if ([...parts.values()].some((xml) => /<!DOCTYPE/i.test(xml)))
    return { reason: 'it declares a document type, as no Word document does' };
  return parts;
}

/** Packs parts again, for a reader that wants an archive. */
export function packDocx(parts: DocxParts): Uint8Array {
  const files = Object.fromEntries([...parts].map(([name, xml]) => [name, strToU8(xml)]));
  return zipSync(files, { level: 0 });
}

/** What a file is that is named like a Word document; null where it is an archive, as those are. */
function whatElse(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (head.startsWith('PK\u0003\u0004')) return null;
  if (head.startsWith('{\\rtf')) return 'it is an RTF file; save it as .docx';
  if (head.startsWith('%PDF')) return 'it is a PDF file; name it .pdf';
  if (!head.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'it is no Word document';
  // A protected document is kept as a stream of that name in the older container format.
  const isProtected = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));
  return isProtected
    ? 'it is protected by a password'
    : 'it is in the format of Word before 2007 (.doc); save it as .docx';
}
