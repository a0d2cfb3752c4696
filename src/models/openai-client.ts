import { AzureOpenAI, OpenAI } from 'openai';
import { parseJson } from '../core/parse-json.ts';

/** How to reach an OpenAI-compatible endpoint. */
export interface EndpointOptions {
  apiKey?: string | undefined;
  /** Absent: the vendor's own endpoint. */
  baseUrl?: string | undefined;
  fetch?: typeof fetch | undefined;
}

/** An address of Azure: a resource of its own, with the version of the interface in the query. */
const AZURE_HOST = /\.(?:azure\.(?:com|us|cn)|azure-api\.net)$/;

/**
 * Creates the vendor's client without its own retries, logs and environment variables: retries are counted here, logs
 * would hold prompts, and only the configuration is read from the environment. An address may end in a slash and have a
 * query, which goes with every request; Azure gets its key as it wants it.
 * @param model the deployment that is asked, where it is another than the address names
 */
export function createOpenAiClient(options: EndpointOptions, model?: string): OpenAI {
  const { address, query, isAzureHost } = readAddress(options.baseUrl);
  // Servers on one's own machine need no key, the client does.
  const apiKey = options.apiKey ?? 'none';
  const shared = {
    apiKey,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    logLevel: 'off' as const,
    defaultQuery: query,
    fetch: withReadableErrors(options.fetch),
  };
  const apiVersion = query['api-version'];
  if (apiVersion === undefined)
    return new OpenAI({
      ...shared,
      baseURL: address,
      ...(isAzureHost ? { defaultHeaders: { 'api-key': apiKey } } : {}),
    });
  return new AzureOpenAI({
    ...shared,
    apiVersion,
    baseURL: model === undefined ? address : address.replace(/\/deployments\/[^/]+$/, ''),
    // Behind a gateway of one's own either may be asked for.
    ...(isAzureHost ? {} : { defaultHeaders: { authorization: `Bearer ${apiKey}` } }),
  });
}

function readAddress(baseUrl: string | undefined): {
  address: string;
  query: Record<string, string>;
  isAzureHost: boolean;
} {
  const url = new URL(baseUrl ?? 'https://api.openai.com/v1');
  const query = Object.fromEntries(url.searchParams);
  return {
    address: `${url.origin}${url.pathname.replace(/\/+$/, '').replace(/\/chat\/completions$/, '')}`,
    query,
    isAzureHost: AZURE_HOST.test(url.hostname),
  };
}

const LONGEST_COMPLAINT = 2_000;

/** The client knows a complaint only as `error`; other servers put it elsewhere, and what they lack must be learned from it. */
function withReadableErrors(given: typeof fetch | undefined): typeof fetch {
  return async (input, init) => {
    const response = await (given ?? globalThis.fetch)(input, init);
    if (response.status < 400) return response;
    const text = await response.text();
    const body = parseJson(text);
    const hasError = typeof body === 'object' && body !== null && 'error' in body;
    const readable = hasError
      ? text
      : JSON.stringify({ error: { message: text.slice(0, LONGEST_COMPLAINT) } });
    const headers = new Headers(response.headers);
    for (const name of ['content-length', 'content-encoding']) headers.delete(name);
    headers.set('content-type', 'application/json');
    return new Response(readable, { status: response.status, headers });
  };
}
