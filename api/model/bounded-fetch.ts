export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/**
 * `fetch` for an endpoint that is not trusted: it breaks off where a body grows beyond `mostBytes` (counted after
 * decompression), and follows no redirect, so that questions and key reach the configured address alone.
 */
export function boundedFetch(mostBytes: number): Fetch {
  return async (input, init) => {
    const { body, status, statusText, headers } = await fetch(input, { ...init, redirect: 'error' });
    const bounded = body?.pipeThrough(countBytes(mostBytes)) ?? null;
    return new Response(bounded, { status, statusText, headers });
  };
}

function countBytes(most: number): TransformStream<Uint8Array, Uint8Array> {
  let seen = 0;
  return new TransformStream({
    transform(chunk, controller) {
      seen += chunk.byteLength;
      if (seen > most) controller.error(new RangeError(`the reply is longer than ${most} bytes`));
      else controller.enqueue(chunk);
    },
  });
}
