import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** What Slack's client would tell the person. */
export class PersonError extends Error {
  readonly status: ContentfulStatusCode;
  readonly code: string;

  constructor(status: ContentfulStatusCode, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
