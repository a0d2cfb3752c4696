import { describe, expect, it } from 'vitest';
import { verifySentence } from '../output.ts';

/** Which check refuses a claim that cites one sentence; "none": it is shown. */
function refusedBy(claim: string, source: string): string {
  const evidence = [{ n: 1, kind: 'passage' as const, id: 'passage:1', title: 'Notes', text: source }];
  const verdict = verifySentence({ sentence: `${claim} [1]`, question: '', evidence });
  return verdict.ok ? 'none' : verdict.check;
}

describe('a claim is refused where it drops what its source denies', () => {
  it.each([
    [
      'The gateway does not support Bluetooth, and it does not need a licence.',
      'The gateway supports Bluetooth and does not need a licence.',
    ],
    [
      'If the key expires, the export does not start and nobody is told.',
      'If the key expires, the export starts and nobody is told.',
    ],
    ['The export contains no photos and no comments.', 'The export contains photos but no comments.'],
    ['No invoice was lost or seen by others.', 'Invoices were lost, but nothing was seen by others.'],
    [
      'Expense claims are not paid out before they are approved.',
      'Expense claims are paid out before they are approved.',
    ],
    ['Seats cannot be removed until the renewal.', 'Seats can be removed until the renewal.'],
    ['The audit log is not available on Harbor Go.', 'The audit log is available on Harbor Go.'],
    ['Das Gateway unterstützt Bluetooth nicht.', 'Das Gateway unterstützt Bluetooth.'],
    [
      'Les contrats ne peuvent pas être résiliés avant la fin.',
      'Les contrats peuvent être résiliés avant la fin.',
    ],
    ['Los asientos no se pueden quitar durante el plazo.', 'Los asientos se pueden quitar durante el plazo.'],
    ['Il registro non è disponibile in Harbor Go.', 'Il registro è disponibile in Harbor Go.'],
    ['O registo não está disponível no Harbor Go.', 'O registo está disponível no Harbor Go.'],
    ['契約は期間中に解約できません。', '契約は期間中に解約できます。'],
    ['Seats cannot be removed during the term.', 'Sitze können während der Laufzeit entfernt werden.'],
    ['The gateway does not support Bluetooth.', 'El gateway admite Bluetooth.'],
    ['Photos are not stored offline.', '写真はオフラインで保存されます。'],
  ])('“%s” → “%s”', (source, claim) => {
    expect(refusedBy(claim, source)).toBe('negation');
  });
});

describe('a claim is refused where it denies what its source tells', () => {
  it.each([
    ['Data is deleted when the contract ends.', 'I dati non vengono eliminati alla fine del contratto.'],
    ['Photos are stored offline.', '写真はオフラインでは保存されません。'],
  ])('“%s” → “%s”', (source, claim) => {
    expect(refusedBy(claim, source)).toBe('negation');
  });
});

describe('a claim is shown where it denies the same in its own way', () => {
  it.each([
    ['Let the author decide on merging or not their change.', 'The author decides on merging their change.'],
    [
      'Photos larger than 20 MB are not uploaded over mobile data.',
      'Photos over 20 MB are not sent over mobile data.',
    ],
    ['The audit log is not available on Harbor Go.', 'Das Protokoll ist in Harbor Go nicht verfügbar.'],
    [
      'Seats cannot be removed during the term.',
      'Les postes ne peuvent pas être supprimés pendant la durée du contrat.',
    ],
    ['Photos are not stored offline.', '写真はオフラインでは保存されません。'],
    ['Photos work offline.', 'Les photos fonctionnent sans connexion.'],
    ['Photos work offline.', 'Fotos funktionieren ohne Verbindung.'],
    ['The discount holds for Starter only.', 'La remise ne vaut que pour Starter.'],
    ['The app lacks an offline mode.', 'La aplicación no tiene modo sin conexión.'],
    [
      'Without a connection the forms cannot be opened.',
      'The forms need a connection before they can be opened.',
    ],
    ['Seats cannot be removed until the renewal.', 'Seats can only be removed at the renewal.'],
    ['Seats cannot be removed until the renewal.', 'Seats can be removed from the renewal on.'],
    ['SSO is not available on Starter.', 'SSO is missing on Starter.'],
    ['The reduction needs no approval.', 'An approval is not needed for the reduction.'],
    ['The export contains no photos and no comments.', 'The export has neither photos nor comments.'],
    ['The setup is free of charge, in every edition.', 'The setup costs nothing and every edition has it.'],
    [
      'No unsent change is lost while the app stays installed.',
      'Unsent changes are kept while the app stays installed.',
    ],
  ])('“%s” → “%s”', (source, claim) => {
    expect(refusedBy(claim, source)).toBe('none');
  });
});
