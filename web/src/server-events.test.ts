import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEvents, type ServerEvent } from './server-events.ts';

async function eventsOf(response: Response): Promise<ServerEvent[]> {
  const events: ServerEvent[] = [];
  for await (const event of readEvents(response)) events.push(event);
  return events;
}

/** A response whose bytes come in these pieces. */
function arriving(pieces: Uint8Array[], failure?: Error): Response {
  const rest = [...pieces];
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = rest.shift();
      if (piece !== undefined) controller.enqueue(piece);
      else if (failure === undefined) controller.close();
      else controller.error(failure);
    },
  });
  return new Response(body);
}

const stream = 'event: status\ndata: {"message":"正在检索"}\n\nevent: answer\ndata: {"text":"甲"}\n\n';
const bytes = new TextEncoder().encode(stream);
const expected = [
  { event: 'status', data: { message: '正在检索' } },
  { event: 'answer', data: { text: '甲' } },
];

describe('a stream of events', () => {
  test('is the same wherever it is cut, in the middle of a character too', async () => {
    const cuts = fc.array(fc.nat(bytes.length), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(cuts, async (places) => {
        const at = [0, ...places.toSorted((one, other) => one - other), bytes.length];
        const pieces = at.slice(1).map((end, index) => bytes.slice(at[index], end));
        expect(await eventsOf(arriving(pieces.filter(({ length }) => length > 0)))).toEqual(expected);
      }),
    );
  });

  test('joins the lines of an event, and calls one without a name a message', async () => {
    expect(await eventsOf(new Response('id: 1\ndata:[1,\ndata: 2]\n\n'))).toEqual([
      { event: 'message', data: [1, 2] },
    ]);
  });

  test('does not give an event that was cut off', async () => {
    expect(await eventsOf(new Response(stream.slice(0, -1)))).toEqual(expected.slice(0, 1));
  });

  test('is empty without a body', async () => {
    expect(await eventsOf(new Response(null))).toEqual([]);
  });
});

describe('a stream that fails', () => {
  test('on the way is interrupted, after what had come', async () => {
    const events = readEvents(arriving([bytes.slice(0, 60)], new TypeError('network error')));
    expect((await events.next()).value).toEqual(expected[0]);
    await expect(events.next()).rejects.toMatchObject({ name: 'ClientError', code: 'interrupted' });
  });

  test('with what is not JSON is interrupted', async () => {
    await expect(eventsOf(new Response('data: <html>\n\n'))).rejects.toMatchObject({ code: 'interrupted' });
  });

  test('because the reader stopped it says just that', async () => {
    const abort = new DOMException('stopped', 'AbortError');
    await expect(eventsOf(arriving([], abort))).rejects.toBe(abort);
  });
});
