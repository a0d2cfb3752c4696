import type { HonoRequest } from 'hono';

/** The arguments of a Web API call, from its query, form, multipart or JSON body. */
export async function readBody(request: HonoRequest): Promise<Record<string, unknown> | 'invalid_json'> {
  const query: Record<string, unknown> = request.query();
  if (request.method === 'GET') return query;
  const type = request.header('content-type') ?? '';
  if (type.includes('application/json')) {
    const content = await request.text();
    if (content.trim() === '') return query;
    try {
      const parsed: unknown = JSON.parse(content);
      return parsed && typeof parsed === 'object' && !Array.isArray(parsed)
        ? { ...query, ...parsed }
        : 'invalid_json';
    } catch {
      return 'invalid_json';
    }
  }
  return { ...query, ...(await request.parseBody()) };
}
