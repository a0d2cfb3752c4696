import type { InferSelectModel, Table } from 'drizzle-orm';
import type * as accounts from './schema/accounts.ts';
import type * as curation from './schema/curation.ts';
import type * as directory from './schema/directory.ts';
import type * as indexGenerations from './schema/index-generations.ts';
import type * as knowledge from './schema/knowledge.ts';
import type * as learning from './schema/learning.ts';
import type * as ledger from './schema/ledger.ts';
import type * as peopleInTheLoop from './schema/people-in-the-loop.ts';

type Schema = typeof accounts &
  typeof curation &
  typeof directory &
  typeof indexGenerations &
  typeof knowledge &
  typeof learning &
  typeof ledger &
  typeof peopleInTheLoop;

/** The tables of the schema by the names that SQL knows them by. */
type Tables = {
  [Key in keyof Schema as Schema[Key] extends Table ? Schema[Key]['_']['name'] : never]: Schema[Key];
};

/** A table's columns by both of their names: `asker_id`, as the database has it, and `askerId`, as statements rename it. */
type Columns<Name extends keyof Tables> = Tables[Name] extends infer Each extends Table
  ? InferSelectModel<Each> & InferSelectModel<Each, { dbColumnNames: true }>
  : never;

/**
 * The row of a statement that selects columns of a table, as the schema types them. `Narrow` says of a column what the
 * schema cannot: which id a text is, what a document holds, that the statement leaves out nulls.
 */
export type Row<
  Name extends keyof Tables,
  Column extends keyof Columns<Name>,
  Narrow extends { [Key in keyof Narrow]: Key extends Column ? Columns<Name>[Key] : never } = object,
> = { [Key in Column]: Key extends keyof Narrow ? Narrow[Key] : Columns<Name>[Key] };

/**
 * A type that has other uses, as the row of a statement: each member has to be a column of the table with values of that
 * type, but for those that the statement computes or takes from elsewhere.
 */
export type RowAs<
  Name extends keyof Tables,
  Shape extends {
    [Key in keyof Shape]: Key extends Computed
      ? unknown
      : Key extends keyof Columns<Name>
        ? Columns<Name>[Key]
        : never;
  },
  Computed extends keyof Shape = never,
> = Shape;

/** The type of a column that a statement gives another name, or makes null by an outer join. */
export type Column<
  Name extends keyof Tables,
  Key extends keyof Columns<Name>,
  Narrow extends Columns<Name>[Key] = Columns<Name>[Key],
> = Narrow;
