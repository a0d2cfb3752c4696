import { expect, it } from 'vitest';
import { readPageRequest } from './read-page-request.ts';

it.each([
  ['Solvane Foods canvas', 'Solvane Foods'],
  ['Solvane Foods, canvas.', 'Solvane Foods'],
  ['Solvane Foods “canvas”', 'Solvane Foods'],
  ['brief me on Solvane Foods as a canvas, please', 'brief me on Solvane Foods'],
  ['put a brief on Solvane Foods into a canvas', 'put a brief on Solvane Foods'],
  ['give me a canvas brief on Solvane Foods', 'give me a brief on Solvane Foods'],
  ['Briefing zu Solvane Foods als Canvas', 'Briefing zu Solvane Foods'],
  ['Fais-moi un brief sur Solvane Foods sous forme de canevas', 'Fais-moi un brief sur Solvane Foods'],
  ['Fais-moi un brief sur Solvane Foods dans un canevas', 'Fais-moi un brief sur Solvane Foods'],
  ['Hazme un resumen de Solvane Foods en un lienzo', 'Hazme un resumen de Solvane Foods'],
  ['Fammi un brief su Solvane Foods in un canvas', 'Fammi un brief su Solvane Foods'],
  ['Faça-me um resumo de Solvane Foods num canvas', 'Faça-me um resumo de Solvane Foods'],
  ['Solvane Foodsのブリーフをcanvasで作成して', 'Solvane Foodsのブリーフ'],
  ['Solvane Foodsのブリーフをキャンバスで', 'Solvane Foodsのブリーフ'],
])('%s asks for a page', (asked, text) => {
  expect(readPageRequest(asked)).toEqual({ text, page: true });
});

it.each(['Solvane Foods', 'Canvasback Ltd', 'what is a canvas in Slack?', 'canvas'])(
  '%s does not',
  (text) => {
    expect(readPageRequest(text)).toEqual({ text, page: false });
  },
);
