import { OpenAI } from 'openai';

/** How to reach an OpenAI-compatible endpoint. */
export interface EndpointOptions {
  apiKey?: string | undefined;
  /** Absent: the vendor's own endpoint. */
  baseUrl?: string | undefined;
  fetch?: typeof fetch | undefined;
}

/**
 * Creates the vendor's client without its own retries, logs and environment variables: retries are counted here, logs
 * would hold prompts, and only the configuration is read from the environment.
 */
export function createOpenAiClient({ apiKey, baseUrl, fetch }: EndpointOptions): OpenAI {
  return new OpenAI({
    // Servers on one's own machine need no key, the client does.
    apiKey: apiKey ?? 'none',
    baseURL: baseUrl ?? 'https://api.openai.com/v1',
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    logLevel: 'off',
    ...(fetch === undefined ? {} : { fetch }),
  });
}
