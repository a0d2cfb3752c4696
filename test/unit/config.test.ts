import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { configSchema, readAddress, readConfig, rereadSlackSettings } from '../../src/config.ts';
import type { BotError } from '../../src/core/bot-error.ts';

/** A folder without `.env`. */
const NOWHERE = resolve('no-such-folder');
const read = (environment: Record<string, string>) => readConfig(environment, NOWHERE);
const faultsOf = (environment: Record<string, string>): string => {
  try {
    read(environment);
  } catch (error) {
    expect((error as BotError).code).toBe('config_invalid');
    return (error as BotError).message;
  }
  throw new Error('It was accepted.');
};

describe('the configuration', () => {
  test('needs nothing: every setting has a default or may be absent', () => {
    expect(read({})).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      SWITCHBOARD_DATA_DIR: resolve(NOWHERE, '.data'),
    });
  });

  test('takes an empty value as absent', () => {
    expect(read({ PORT: '', DATABASE_URL: '', SLACK_BOT_TOKEN: '' })).toMatchObject({ PORT: 3000 });
  });

  test('sends tokens and texts over plain http to this machine only, unless told otherwise', () => {
    for (const host of ['localhost:11434', '127.0.0.1:3000', '[::1]:3000'])
      expect(read({ OPENAI_BASE_URL: `http://${host}/v1` }).OPENAI_BASE_URL).toContain(host);
    for (const host of ['models.example', '127.0.0.1.evil.example', '10.0.0.8', '[fe80::1]'])
      expect(faultsOf({ OPENAI_BASE_URL: `http://${host}/v1` })).toContain('must be https://');
    const slack = {
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
      SLACK_API_URL: 'http://slack.example/api/',
    };
    expect(faultsOf(slack)).toContain('SLACK_API_URL');
    expect(read({ ...slack, ALLOW_PLAIN_HTTP: 'true' }).SLACK_API_URL).toBe('http://slack.example/api/');
    expect(read({ OPENAI_BASE_URL: 'https://models.example/v1' }).OPENAI_BASE_URL).toContain('https:');
  });

  test('reads the names of proxies in small letters too', () => {
    expect(read({ https_proxy: 'http://proxy.example:3128' }).HTTPS_PROXY).toBe('http://proxy.example:3128');
    const both = { https_proxy: 'http://small.example', HTTPS_PROXY: 'http://large.example' };
    expect(read(both).HTTPS_PROXY).toBe('http://large.example');
  });

  test('lists the faults of single settings and of settings that lack others in one go', () => {
    const message = faultsOf({
      PORT: 'x',
      LOG_LEVEL: 'shout',
      SLACK_BOT_TOKEN: 'xoxb-1',
      DATABASE_MIGRATION_URL: 'postgres://a/b',
    });
    expect(message).toContain('4 faults');
    for (const name of ['PORT', 'LOG_LEVEL', 'SLACK_APP_TOKEN', 'DATABASE_URL'])
      expect(message).toContain(`  ${name}: `);
  });

  test('takes a token that rotates only with what renews it', () => {
    const rotating = { SLACK_BOT_TOKEN: 'xoxe.xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
    const renewal = {
      SLACK_REFRESH_TOKEN: 'xoxe-1-1',
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: '12345678',
    };
    expect(read({ ...rotating, ...renewal })).toMatchObject(rotating);
    for (const name of Object.keys(renewal)) expect(faultsOf(rotating)).toContain(`  ${name}: needed`);
    expect(faultsOf({ ...rotating, ...renewal, SLACK_BOT_TOKEN: 'xoxb-1' })).toContain('SLACK_BOT_TOKEN');
  });

  test('takes an address for its pages that is of its own and safe', () => {
    const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
    const pages = { ...slack, SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: '12345678' };
    expect(read({ ...pages, PUBLIC_URL: 'https://bot.acme.io/' }).PUBLIC_URL).toBe('https://bot.acme.io');
    expect(faultsOf({ ...pages, PUBLIC_URL: 'http://bot.acme.io' })).toContain('  PUBLIC_URL: must be https');
    expect(faultsOf({ ...pages, PUBLIC_URL: 'https://acme.io/bot' })).toContain('  PUBLIC_URL: ');
  });

  test('reads a secret from a file, again each time, so that a new one counts without a restart', () => {
    const folder = mkdtempSync(join(tmpdir(), 'switchboard-config-'));
    const environment = { SLACK_BOT_TOKEN_FILE: 'bot-token' };
    expect(rereadSlackSettings(environment, folder).SLACK_BOT_TOKEN).toBeUndefined();
    for (const token of ['xoxb-first', 'xoxb-second']) {
      writeFileSync(join(folder, 'bot-token'), `${token}\n`);
      expect(rereadSlackSettings(environment, folder).SLACK_BOT_TOKEN).toBe(token);
    }
    writeFileSync(join(folder, '.env'), 'SLACK_BOT_TOKEN=xoxb-third\n');
    expect(rereadSlackSettings({}, folder).SLACK_BOT_TOKEN).toBe('xoxb-third');
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['SLACK_APP_TOKEN', { SLACK_BOT_TOKEN: 'xoxb-1' }],
    ['SLACK_BOT_TOKEN', { SLACK_APP_TOKEN: 'xapp-1' }],
    ['SLACK_BOT_TOKEN', { SLACK_SIGNING_SECRET: '12345678' }],
    ['SLACK_BOT_TOKEN', { SLACK_API_URL: 'http://127.0.0.1:1/api/' }],
    ['DATABASE_URL', { DATABASE_MIGRATION_URL: 'postgres://a/b' }],
    ['SLACK_BOT_TOKEN', { PUBLIC_URL: 'https://bot.acme.io' }],
    ['SLACK_CLIENT_ID', { PUBLIC_URL: 'https://bot.acme.io' }],
    ['SLACK_CLIENT_SECRET', { PUBLIC_URL: 'https://bot.acme.io' }],
  ])('names %s where it is called for by %o', (name, environment) => {
    expect(faultsOf(environment)).toContain(`  ${name}: needed`);
  });

  test.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }],
    [{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: '12345678' }],
    [{ DATABASE_URL: 'postgresql://a/b' }],
    [{ OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' }],
  ])('accepts %o', (environment) => {
    expect(read(environment)).toMatchObject(environment);
  });

  test('never repeats a value, whatever is wrong with it', () => {
    const secret = 'hunter2-hunter2';
    for (const name of Object.keys(configSchema.shape)) {
      let message = '';
      try {
        read({ [name]: secret });
      } catch (error) {
        message = (error as BotError).message;
      }
      expect(message, name).not.toContain(secret);
    }
  });
});

describe('the address of a database that is read in place', () => {
  const address = (environment: Record<string, string>, name = 'SHOP_URL') =>
    readAddress(name, environment, NOWHERE);

  test('comes from the variable that its mapping names', () => {
    expect(address({ SHOP_URL: 'postgres://a:b@c/d' })).toBe('postgres://a:b@c/d');
  });

  test('is missing where the variable is not set, or holds anything else than such an address', () => {
    expect(address({})).toBeUndefined();
    expect(address({ SHOP_URL: '' })).toBeUndefined();
    expect(address({ SHOP_URL: 'https://c/d' })).toBeUndefined();
  });

  test('is never one of the bot’s own', () => {
    expect(address({ DATABASE_URL: 'postgres://a:b@c/d' }, 'DATABASE_URL')).toBeUndefined();
    expect(address({ OPENAI_API_KEY: 'postgres://a:b@c/d' }, 'OPENAI_API_KEY')).toBeUndefined();
  });
});
