import { parentPort } from 'node:worker_threads';
import { convertFile, type DocumentFormat } from './convert-file.ts';

/** The far side of `ConfinedConverter`: a thread that converts one file after another. */
parentPort?.on('message', (file: { format: DocumentFormat; bytes: Uint8Array }) => {
  convertFile(file.format, file.bytes).then(
    (converted) => parentPort?.postMessage(converted),
    () => parentPort?.postMessage({ reason: 'it cannot be converted' }),
  );
});
