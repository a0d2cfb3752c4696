import { EnvHttpProxyAgent, setGlobalDispatcher } from 'undici';
import type { Config } from '../config.ts';

/** What runs here: the sandbox workspace, a model of one's own. */
const HERE = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Sends every `fetch` and web socket of this process through the proxies that the settings name: those of Slack's clients, of models
 * and of extensions. Databases are spoken to directly.
 */
export function useProxy({
  HTTPS_PROXY: httpsProxy,
  HTTP_PROXY: httpProxy,
  NO_PROXY,
}: Pick<Config, 'HTTPS_PROXY' | 'HTTP_PROXY' | 'NO_PROXY'>): void {
  const noProxy = [...HERE, ...(NO_PROXY === undefined ? [] : [NO_PROXY])].join(',');
  // What is left out would be read from the environment, where `.env` is not.
  setGlobalDispatcher(
    new EnvHttpProxyAgent({ httpsProxy: httpsProxy ?? '', httpProxy: httpProxy ?? '', noProxy }),
  );
}
