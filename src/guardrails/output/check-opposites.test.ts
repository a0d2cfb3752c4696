import { describe, expect, it } from 'vitest';
import { verifySentence } from '../output.ts';

/** Which check refuses a claim that cites one sentence; "none": it is shown. */
function refusedBy(claim: string, source: string): string {
  const evidence = [{ n: 1, kind: 'passage' as const, id: 'passage:1', title: 'Notes', text: source }];
  const verdict = verifySentence({ sentence: `${claim} [1]`, question: '', evidence });
  return verdict.ok ? 'none' : verdict.check;
}

describe('a claim is refused where it says the opposite by another word', () => {
  it.each([
    ['Records stay after the trial ends.', 'Records are removed after the trial ends.'],
    ['The file remains on the server.', 'The file is deleted from the server.'],
    ['Die Datei bleibt auf dem Server.', 'Die Datei wird vom Server gelöscht.'],
    ['Records are kept after the trial ends.', 'Die Datensätze werden nach Ende der Testphase gelöscht.'],
    ['Records are kept after the trial ends.', 'Les données sont supprimées après la fin de l’essai.'],
    ['Der Preis schließt Reisekosten ein.', 'Der Preis schließt Reisekosten aus.'],
    ['Le prix comprend les frais de déplacement.', 'Le prix exclut les frais de déplacement.'],
    ['Los datos se conservan tras el fin del contrato.', 'Los datos se borran tras el fin del contrato.'],
    ['データは契約終了後も保持されます。', 'データは契約終了後に削除されます。'],
    ['Turn on flight mode before the test.', 'Turn off flight mode before the test.'],
  ])('“%s” → “%s”', (source, claim) => {
    expect(refusedBy(claim, source)).toBe('opposites');
  });
});

describe('a claim is shown where the other word says the same', () => {
  it.each([
    ['The export is not deleted for 14 days.', 'The export is kept for 14 days.'],
    ['Records are kept after the trial ends.', 'Die Datensätze bleiben nach Ende der Testphase erhalten.'],
    ['The price includes travel.', 'Le prix comprend les frais de déplacement.'],
    ['Turn on flight mode before the test.', 'Before the test, switch on flight mode.'],
  ])('“%s” → “%s”', (source, claim) => {
    expect(refusedBy(claim, source)).toBe('none');
  });
});
