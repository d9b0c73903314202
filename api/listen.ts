import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { errorBody } from './errors.ts';

/** Milliseconds that open requests get to finish when the server stops. */
const grace = 10_000;
/** A client that takes longer than this to send its request is cut off. */
const slowestRequest = 30_000;

export interface Listening {
  url: string;
  /** Takes no more connections, lets open requests finish, then resolves. */
  stop: () => Promise<void>;
}

export type ListenResult = { ok: true; listening: Listening } | { ok: false; message: string };

/** Serves a fetch handler over HTTP. A port or host that cannot be used is a value, not an exception. */
export async function listen(
  handle: (request: Request, bindings: object) => Response | Promise<Response>,
  { host, port }: { host: string; port: number },
): Promise<ListenResult> {
  const server = createServer(
    { requestTimeout: slowestRequest, connectionsCheckingInterval: 5000 },
    getRequestListener(handle, { errorHandler: () => badRequest() }),
  );
  server.on('clientError', answerBrokenRequest);
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
  } catch (error) {
    const message = isSystemError(error) ? describeListenError(error.code, host, port) : undefined;
    if (message === undefined) throw error;
    return { ok: false, message };
  }
  return { ok: true, listening: { url: urlOf(server, host), stop: () => stop(server) } };
}

function urlOf(server: Server, host: string): string {
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  // A keep-alive connection that was busy when the stop began falls idle later; nothing else would close it.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const deadline = setTimeout(() => server.closeAllConnections(), grace);
  await closed;
  clearInterval(sweep);
  clearTimeout(deadline);
}

function isSystemError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

function describeListenError(code: string, host: string, port: number): string | undefined {
  switch (code) {
    case 'EADDRINUSE':
      return `端口 ${port} 已被占用。请先停止占用它的程序，或换一个端口，例如：PORT=${port + 1} npm start`;
    case 'EACCES':
      return `没有权限使用端口 ${port}。请换一个 1024 以上的端口，例如：PORT=8787 npm start`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `无法在 HOST=${host} 上监听：本机没有这个地址`;
    default:
      return undefined;
  }
}

const unreadable = () =>
  errorBody('invalidRequest', randomUUID(), '请求地址、请求头或报文格式不符合 HTTP 规范');

/** For requests whose address or Host header makes no URL: they never reach the app. */
function badRequest(): Response {
  return Response.json(unreadable(), { status: 400 });
}

/** For bytes that Node cannot read as HTTP at all: the answer is written by hand. */
function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
  const body = JSON.stringify(unreadable());
  socket.end(
    'HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: application/json\r\n' +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
