import { z } from 'zod';
import { announceFile, completeFile, fillFile } from '../files/change-files.ts';
import { isTextual, kindByName } from '../files/file-kinds.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import type { Json, Person, StoredFile } from '../workspace.ts';
import { PersonError } from './person-error.ts';

/** Slack's client takes so many files with one message. */
const mostFiles = 10;

/**
 * Files as a person's message brings them. Without `encoding`, the contents of a text file are text and those of any
 * other are base64, or text where they cannot be base64.
 */
export const personFiles = z
  .array(
    z.object({
      name: z.string().min(1).max(255),
      mimetype: z
        .string()
        .regex(/^[\w.+-]+\/[\w.+-]+$/, 'a type looks like text/plain')
        .optional(),
      content: z.string().min(1, 'an empty file cannot be sent'),
      encoding: z.enum(['base64', 'text']).optional(),
    }),
  )
  .max(mostFiles, `a message takes ${mostFiles} files`)
  .default([]);

type PersonFile = z.output<typeof personFiles>[number];

/** Stores what a person uploads; nothing is stored when one of the files is no good. */
export function takeFiles(ctx: SandboxContext, person: Person, files: PersonFile[]): StoredFile[] {
  const read = files.map((file) => ({ ...file, bytes: readContent(file) }));
  return read.map(({ name, mimetype, bytes }) => {
    const file = announceFile(ctx, { name, mimetype, size: bytes.length, user: person.id });
    fillFile(ctx, file, bytes);
    return completeFile(ctx, file, undefined);
  });
}

/** A file as a person's screen shows it, if it is still there; `url` answers its contents as that person. */
export function toPersonFile(ctx: SandboxContext, person: Person, id: string): Json | undefined {
  const file = ctx.workspace.files.get(id);
  if (!file || file.state === 'deleted') return undefined;
  const { name, title, mimetype, size, altText } = file;
  const url = `${ctx.baseUrl()}/person/${encodeURIComponent(person.name)}/files/${id}/${encodeURIComponent(name)}`;
  return {
    id,
    name,
    mimetype,
    size,
    url,
    ...(title !== name && { title }),
    ...(altText && { alt: altText }),
  };
}

function readContent({ name, mimetype, content, encoding }: PersonFile): Uint8Array {
  const textual = isTextual(mimetype ?? kindByName(name).mimetype) || !isBase64(content);
  if ((encoding ?? (textual ? 'text' : 'base64')) === 'text') return Buffer.from(content, 'utf8');
  if (isBase64(content)) return Buffer.from(content, 'base64');
  throw new PersonError(400, 'invalid_arguments', `The content of ${name} is not base64.`);
}

function isBase64(content: string): boolean {
  return content.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(content);
}
