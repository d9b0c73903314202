import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { ErrorBody } from './contract.ts';
import { listen, type Listening } from './listen.ts';

const open: Listening[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((listening) => listening.stop()));
});

async function serve(
  handle: (request: Request) => Response | Promise<Response>,
  port = 0,
): Promise<Listening> {
  const result = await listen(handle, { host: '127.0.0.1', port });
  if (!result.ok) throw new Error(result.message);
  open.push(result.listening);
  return result.listening;
}

/** Sends bytes as they are and returns all that comes back. */
function sendRaw(url: string, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes));
    let received = '';
    socket.on('data', (chunk) => (received += chunk.toString()));
    socket.on('close', () => resolve(received));
    socket.on('error', reject);
  });
}

describe('a listening server', () => {
  test('serves at the address it names', async () => {
    const { url } = await serve((request) => new Response(new URL(request.url).pathname));
    const response = await fetch(`${url}/x`);
    expect(await response.text()).toBe('/x');
  });

  test('lets an open request finish when it stops, then takes no more', async () => {
    let finish: (() => void) | undefined;
    const { url, stop } = await serve(
      () => new Promise((resolve) => (finish = () => resolve(new Response('finished')))),
    );
    const pending = fetch(url).then((response) => response.text());
    await expect.poll(() => finish).toBeDefined();
    const stopped = stop();
    await expect(fetch(url)).rejects.toThrow('fetch failed');
    finish?.();
    expect(await pending).toBe('finished');
    await stopped;
  });

  test.each([
    ['no HTTP at all', 'GARBAGE\r\n\r\n'],
    ['an impossible host', 'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n'],
    ['an impossible length', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: abc\r\n\r\n'],
  ])('answers %s with 400 in the one error shape', async (_, bytes) => {
    const { url } = await serve(() => new Response('ok'));
    const [head = '', body = ''] = (await sendRaw(url, bytes)).split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 400 /);
    expect(ErrorBody.parse(JSON.parse(body)).error.code).toBe('invalidRequest');
  });
});

describe('an address that cannot be used', () => {
  test('says that the port is taken and how to choose another', async () => {
    const { url } = await serve(() => new Response('ok'));
    const port = Number(new URL(url).port);
    expect(await listen(() => new Response('ok'), { host: '127.0.0.1', port })).toEqual({
      ok: false,
      message: `端口 ${port} 已被占用。请先停止占用它的程序，或换一个端口，例如：PORT=${port + 1} npm start`,
    });
  });

  test('says that this machine does not have the host', async () => {
    // 192.0.2.0/24 is reserved for documentation: no machine has it.
    expect(await listen(() => new Response('ok'), { host: '192.0.2.1', port: 0 })).toEqual({
      ok: false,
      message: '无法在 HOST=192.0.2.1 上监听：本机没有这个地址',
    });
  });
});
