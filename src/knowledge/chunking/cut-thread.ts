import { parentPort } from 'node:worker_threads';
import { cutText, type TextToCut } from './cut-text.ts';

/** The far side of `ConfinedCutter`: a thread that cuts one text after another. */
parentPort?.on('message', (text: TextToCut) => parentPort?.postMessage(cutText(text)));
