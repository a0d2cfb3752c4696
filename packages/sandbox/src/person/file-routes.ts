import type { Hono } from 'hono';
import { answerFile } from '../files/answer-file.ts';
import { deleteFile } from '../files/delete-file.ts';
import { personMaySee } from '../files/file-access.ts';
import { isPicture } from '../files/file-kinds.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import { PersonError } from './person-error.ts';
import { readPerson } from './person-request.ts';

/** Files as a person sees them: pictures on the page, everything else to be saved. */
export function servePersonFiles(app: Hono, ctx: SandboxContext): void {
  app.get('/person/:user/files/:id/:name', (c) => {
    const person = readPerson(ctx, c);
    const file = ctx.workspace.files.get(c.req.param('id'));
    const bytes = file && ctx.fileContents.read(file.id);
    if (!bytes || file.state !== 'complete' || !personMaySee(ctx, person, file)) {
      throw new PersonError(404, 'file_not_found', `${person.name} has no such file.`);
    }
    const inline = isPicture(file.mimetype) && c.req.query('download') === undefined;
    return answerFile(c, file, { bytes, inline });
  });

  app.delete('/person/:user/files/:id', (c) => {
    const person = readPerson(ctx, c);
    const file = ctx.workspace.files.get(c.req.param('id'));
    if (file?.state !== 'complete' || file.user !== person.id) {
      throw new PersonError(404, 'file_not_found', `${person.name} has sent no such file.`);
    }
    deleteFile(ctx, file);
    return c.json({ ok: true });
  });
}
