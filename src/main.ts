import { handleSignals } from './cli/handle-signals.ts';
import { runCli } from './cli/run-cli.ts';
import { showControls } from './cli/show-controls.ts';
import { addressInBuild } from './core/installation.ts';
import { mapStackTraces } from './core/map-stack-traces.ts';

if (addressInBuild('main.js') !== null) mapStackTraces();

const signal = handleSignals();
const output = {
  out: (text: string) => void process.stdout.write(showControls(text)),
  err: (text: string) => void process.stderr.write(showControls(text)),
  // A terminal may not know its width, or say that it is 0.
  columns: process.stderr.isTTY ? process.stderr.columns || 80 : null,
};
// A reader that goes away early, such as `head`, is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
process.exitCode = await runCli(process.argv.slice(2), output, signal);
