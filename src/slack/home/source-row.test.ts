import { expect, test } from 'vitest';
import type { SourceRow } from '../../admin/read-sources.ts';
import { REREAD, sourceRow } from './source-row.ts';

const source: SourceRow = {
  id: 7,
  kind: 'postgres',
  location: 'northwind',
  readers: ['group:sales'],
  ownerId: null,
  lastRunAt: null,
  articles: 0,
  withOwnReaders: 0,
  accounts: 0,
  records: 0,
  added: null,
  changed: null,
  removed: null,
  unreadable: [],
  failed: null,
  readingSince: null,
  total: 1,
};

test('a source that is read in place is shown with its readers, without counts and with nothing to read again', () => {
  const drawn = JSON.stringify(sourceRow(source, 'en', false));
  expect(drawn).toContain('*northwind* · postgres');
  expect(drawn).toContain('Read in place when somebody asks; nothing of it is copied. Readers: group:sales');
  expect(drawn).not.toContain(REREAD);
  expect(drawn).not.toMatch(/never|cannot be read again|0 articles/i);
});

test('a source that was copied is shown with counts and the button to read it again', () => {
  const drawn = JSON.stringify(sourceRow({ ...source, kind: 'csv', location: '/data/x.csv' }, 'en', true));
  expect(drawn).toContain(REREAD);
  expect(drawn).not.toContain('Read in place');
  expect(drawn).not.toContain('readers of');
});

test('a source says that some of its articles are not for all of its readers', () => {
  const mixed = { ...source, kind: 'csv', readers: ['everyone'], articles: 96, withOwnReaders: 9 };
  expect(JSON.stringify(sourceRow(mixed, 'en', true))).toContain(
    '9 of these articles have readers of their own',
  );
});
