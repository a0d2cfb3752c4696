import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judgeTwice, readRecordedVerdicts } from './judge-statements.ts';
import { judgeStatement, readStatements, scoreStatements } from './statements.ts';

const LINE = {
  id: 's1',
  question: 'How long is a quote valid?',
  passages: [{ n: 2, title: 'Quotes', changed: '2026-07-15', text: 'A quote is valid for 30 days.' }],
  statement: 'Quotes are valid for 30 days.',
  cites: [2],
};

describe('a file of statements', () => {
  it('is read line by line, empty lines left out', () => {
    expect(
      readStatements(`${JSON.stringify(LINE)}\n\n${JSON.stringify({ ...LINE, id: 's2' })}\n`),
    ).toHaveLength(2);
  });

  it.each([
    ['no JSON', '{'],
    ['no statement', JSON.stringify({ ...LINE, passages: 'none' })],
  ])('is refused with the number of the line that is %s', (what, line) => {
    expect(() => readStatements(`${JSON.stringify(LINE)}\n${line}\n`)).toThrow(`Line 2 is ${what}`);
  });
});

describe('a statement', () => {
  it('without marks cites what its line says', () => {
    const [read] = readStatements(JSON.stringify(LINE));
    expect(judgeStatement(read!)).toEqual({ id: 's1', supported: true, reason: null });
    expect(judgeStatement({ ...read!, cites: [] })).toMatchObject({
      supported: false,
      reason: 'It cites nothing.',
    });
  });

  it('is held to its quotes', () => {
    const [read] = readStatements(JSON.stringify(LINE));
    const quotes = [{ n: 2, text: 'valid for 30 weeks' }];
    expect(judgeStatement({ ...read!, quotes })).toMatchObject({ supported: false });
    expect(judgeStatement({ ...read!, quotes: [{ n: 2, text: 'valid for 30 days' }] })).toMatchObject({
      supported: true,
    });
  });
});

/** Written and labelled before the rules; what falls below them lets wrong statements pass or takes right ones away. */
describe('the labelled statements over the example company', () => {
  const statements = readStatements(
    readFileSync(new URL('./labelled-statements.jsonl', import.meta.url), 'utf8'),
  );
  const score = scoreStatements(statements, statements.map(judgeStatement));
  const shareOf = ({ wrong, n }: { wrong: number; n: number }): number => wrong / n;

  it('are seldom rejected when they are right', () => {
    expect(score.falseRejection.n).toBeGreaterThanOrEqual(90);
    expect(shareOf(score.falseRejection)).toBeLessThanOrEqual(0.06);
  });

  it('are mostly rejected when they are wrong', () => {
    expect(score.falseAcceptance.n).toBeGreaterThanOrEqual(75);
    expect(shareOf(score.falseAcceptance)).toBeLessThanOrEqual(0.4);
  });

  it.each(['number_swapped', 'number_invented', 'unit_changed', 'wrong_column'])(
    'are nearly always rejected where the fault is: %s',
    (kind) => {
      expect(shareOf(score.byKind[kind]!)).toBeLessThanOrEqual(0.2);
    },
  );
});

describe('the labelled statements with the recorded judge', async () => {
  const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
  const statements = readStatements(read('./labelled-statements.jsonl'));
  const said = readRecordedVerdicts(read('./recorded-judge.jsonl'));
  const verdicts = await Promise.all(statements.map((statement) => judgeTwice(statement, said)));

  it('are rejected no less than by code alone', () => {
    const code = statements.map(judgeStatement);
    expect(verdicts.filter(({ supported }, at) => supported && !code[at]!.supported)).toEqual([]);
  });

  it('are told apart', () => {
    const { falseRejection, falseAcceptance } = scoreStatements(statements, verdicts);
    expect(falseRejection.wrong / falseRejection.n).toBeLessThanOrEqual(0.1);
    expect(falseAcceptance.wrong / falseAcceptance.n).toBeLessThanOrEqual(0.05);
  });

  it('are refused by line where a verdict cannot be read', () => {
    expect(() => readRecordedVerdicts('{"id":"a","verdict":"supported"}\n{"id":"b"}')).toThrow('Line 2');
  });
});
