/** What is wrong with one field of a request, in words for the user. */
export interface FieldIssue {
  field: string;
  message: string;
}

interface ErrorParts {
  code: string;
  message: string;
  requestId?: string | undefined;
  retryAfter?: number | undefined;
  issues?: readonly FieldIssue[] | undefined;
  cause?: unknown;
}

/** A request that got no answer. */
export class ClientError extends Error {
  /** The server's code, or `unreachable`, `badResponse`, `interrupted` where it did not say one. */
  readonly code: string;
  readonly requestId: string | undefined;
  /** Seconds the server asks to wait. */
  readonly retryAfter: number | undefined;
  /** Of a request that was refused for what stands in it. */
  readonly issues: readonly FieldIssue[];

  constructor({ code, message, requestId, retryAfter, issues = [], cause }: ErrorParts) {
    super(message, { cause });
    this.name = 'ClientError';
    this.code = code;
    this.requestId = requestId;
    this.retryAfter = retryAfter;
    this.issues = issues;
  }
}
