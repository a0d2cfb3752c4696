import { readFile } from 'node:fs/promises';
import { defineSource } from 'switchboard';

/** A file of notes, one an article: a line with the title, the text below it, and `---` between two notes. */
export default defineSource({
  name: 'notes',
  argument: 'path',
  description: 'a file of notes, as articles',
  open: async (path) => {
    const notes = (await readFile(path, 'utf8')).split(/^---$/m).map((note) => note.trim());
    return { holds: 'articles', location: path, total: notes.length, articles: read(notes) };
  },
});

async function* read(notes: string[]) {
  for (const note of notes) {
    const [title = '', ...lines] = note.split('\n');
    yield { type: 'article' as const, externalId: title, title, body: lines.join('\n') };
  }
}
