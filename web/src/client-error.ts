interface ErrorParts {
  code: string;
  message: string;
  requestId?: string | undefined;
  retryAfter?: number | undefined;
  cause?: unknown;
}

/** A request that got no answer. */
export class ClientError extends Error {
  /** The server's code, or `unreachable`, `badResponse`, `interrupted` where it did not say one. */
  readonly code: string;
  readonly requestId: string | undefined;
  /** Seconds the server asks to wait. */
  readonly retryAfter: number | undefined;

  constructor({ code, message, requestId, retryAfter, cause }: ErrorParts) {
    super(message, { cause });
    this.name = 'ClientError';
    this.code = code;
    this.requestId = requestId;
    this.retryAfter = retryAfter;
  }
}
