import { ClientError } from './client-error.ts';

export interface ServerEvent {
  event: string;
  /** Parsed JSON. */
  data: unknown;
}

/** The events of a `text/event-stream` response; `EventSource` cannot send a body, hence read by hand. */
export async function* readEvents(response: Response): AsyncGenerator<ServerEvent> {
  if (response.body === null) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const blocks = `${rest}${value}`.split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) yield parseEvent(block);
    }
  } catch (cause) {
    if (cause instanceof ClientError || (cause instanceof DOMException && cause.name === 'AbortError'))
      throw cause;
    throw new ClientError({ code: 'interrupted', message: 'stream broke off', cause });
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function parseEvent(block: string): ServerEvent {
  const lines = block.split('\n');
  const valuesOf = (field: string) =>
    lines
      .filter((line) => line.startsWith(`${field}:`))
      .map((line) => line.slice(field.length + 1).replace(/^ /u, ''));
  return { event: valuesOf('event')[0] ?? 'message', data: JSON.parse(valuesOf('data').join('\n')) };
}
