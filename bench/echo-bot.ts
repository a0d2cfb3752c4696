import { App, LogLevel } from '@slack/bolt';
import type { Sandbox } from '../packages/sandbox/src/start-sandbox.ts';

/** Starts the smallest Bolt app that answers: the baseline that turns are compared with. */
export async function startEchoBot(sandbox: Sandbox): Promise<{ stop(): Promise<void> }> {
  const app = new App({
    token: sandbox.botToken,
    appToken: sandbox.appToken,
    socketMode: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: sandbox.apiUrl },
  });
  app.message(async ({ message, say }) => {
    if (message.subtype !== undefined) return;
    await say({ text: message.text ?? '', thread_ts: message.thread_ts ?? message.ts });
  });
  await app.start();
  return { stop: async () => void (await app.stop()) };
}
