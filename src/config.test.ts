import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const read = (given: Record<string, string>) => readConfig(given, '/nowhere');

function faultsOf(given: Record<string, string>): string {
  try {
    read(given);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('the configuration', () => {
  it('needs nothing at all', () => {
    expect(read({})).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', SWITCHBOARD_DATA_DIR: '/nowhere/.data' });
  });

  it('takes empty values for absent ones', () => {
    expect(read({ SLACK_BOT_TOKEN: '', PORT: '' }).PORT).toBe(3000);
  });

  it('names every fault at once and shows no value', () => {
    const said = faultsOf({
      PORT: '99999',
      SLACK_BOT_TOKEN: 'tok-secret',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://u:hunter2@h/d',
    });
    for (const name of ['PORT', 'SLACK_BOT_TOKEN', 'LOG_LEVEL', 'DATABASE_URL']) expect(said).toContain(name);
    for (const value of ['99999', 'tok-secret', 'loud', 'hunter2']) expect(said).not.toContain(value);
  });

  it('asks for what a bot token needs beside it', () => {
    expect(faultsOf({ SLACK_BOT_TOKEN: 'xoxb-1' })).toContain('SLACK_APP_TOKEN');
    expect(faultsOf({ SLACK_APP_TOKEN: 'xapp-1' })).toContain('SLACK_BOT_TOKEN');
  });

  it.each([
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000/api/'],
    ['http://127.0.0.1:3000/api', 'http://127.0.0.1:3000/api/'],
    ['https://slack.example/api/', 'https://slack.example/api/'],
  ])('reads the address of a Slack-compatible server as people write it: %s', (given, address) => {
    const tokens = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
    expect(read({ ...tokens, SLACK_API_URL: given }).SLACK_API_URL).toBe(address);
  });
});
