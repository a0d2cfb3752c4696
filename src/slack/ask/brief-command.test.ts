import { describe, expect, it } from 'vitest';
import { readBriefText } from './brief-command.ts';

describe('what stands behind /brief', () => {
  it.each([
    'Solvane Foods me',
    'Solvane Foods, me',
    'Solvane Foods me.',
    'Solvane Foods me!',
    'Solvane Foods (me)',
    'Solvane Foods “me”',
    'Solvane Foods - me',
    'Solvane Foods ME',
    'Solvane Foods ｍｅ',
    'Solvane Foods m\u200be',
    'Solvane Foods me, please',
    'Solvane Foods only me',
    'Solvane Foods for me only',
    'Solvane Foods @me',
    'me Solvane Foods',
    'just me: Solvane Foods',
  ])('is for the person alone: %s', (text) => {
    expect(readBriefText(text)).toEqual({ account: 'Solvane Foods', privately: true });
  });

  it.each(['Solvane Foods', 'Acme', 'Meyer AG', 'Fume'])('is for everybody there: %s', (text) => {
    expect(readBriefText(text)).toEqual({ account: text, privately: false });
  });

  it.each([
    'Solvane Foods me canvas',
    'Solvane Foods canvas me',
    'Solvane Foods canvas, just for me',
    'me: Solvane Foods canvas',
  ])('is for the person alone and on a canvas: %s', (text) => {
    expect(readBriefText(text)).toEqual({ account: 'Solvane Foods canvas', privately: true });
  });

  it('names no account where there is only a canvas to be read alone', () => {
    expect(readBriefText('me canvas')).toEqual({ account: '', privately: true });
  });

  it('is for the person alone where that is in doubt, and names the account as it is called', () => {
    expect(readBriefText('Tell Me Media')).toEqual({ account: 'Tell Me Media', privately: true });
  });

  it('names no account where there is only that', () => {
    expect(readBriefText(' me. ')).toEqual({ account: '', privately: true });
  });
});
