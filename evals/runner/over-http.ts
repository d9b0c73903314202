/** A running server, through the contract alone. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import {
  Answer,
  BlockView,
  DocumentList,
  DocumentView,
  ErrorBody,
  SearchResponse,
} from '../../api/contract.ts';
import type { PolicyDocument } from '../../corpus/index.ts';
import type { SearchMode } from '../../indexer/index.ts';
import type { LabelledLibrary } from '../cases/index.ts';
import { type Reply, SEARCH_DEPTH, ServerGone, type Source, type TimedReply } from './respondent.ts';

export interface OverHttpOptions {
  baseUrl: string;
  mode: SearchMode;
  /** Waits so many milliseconds. */
  wait?: (ms: number) => Promise<unknown>;
}

/** Longer than the server's own limit of 30 s, so that it is the server that says so. */
const SLOWEST_REPLY = 60_000;
/** Tries of a request that meets a 5xx or no connection. */
const MOST_TRIES = 4;
const FIRST_PAUSE = 250;
/** Tries of a request that is told to wait: with a minute each, that is longer than any limit of a minute lasts. */
const MOST_WAITS = 10;
const LONGEST_WAIT = 60;

const Readiness = z.object({ version: z.string(), documents: z.int() });
/** Of `/api/about`, what tells one program from another. */
const Program = z.object({
  software: z.object({ name: z.string(), version: z.string() }),
  embeddingModel: z.string(),
  languageModel: z.object({ name: z.string() }).nullable(),
});
const FactIds = z.object({
  facts: z.array(z.object({ id: z.string(), fields: z.array(z.object({ id: z.string() })).optional() })),
});

/** As it is served: the contract leaves the kinds of blocks open. */
const ServedDocument = DocumentView.extend({
  blocks: z.array(
    BlockView.extend({
      kind: z.enum([
        'title',
        'addressee',
        'preamble',
        'contents',
        'heading',
        'clause',
        'leadIn',
        'signature',
        'annex',
        'noise',
      ]),
    }),
  ),
});

/** Reads the server's library for the labels. Throws {@link ServerGone}, or an error where it is no server of this sort. */
export async function openOverHttp({ baseUrl, mode, wait = sleep }: OverHttpOptions): Promise<Source> {
  const send = createSend(baseUrl, wait);
  const ready = await must(send('/readyz', Readiness), baseUrl);
  const documents = await readDocuments(send, baseUrl);
  const program = await readProgram(send);
  return {
    library: { documents, ...(await readFactIds(send)) },
    documents,
    rules: null,
    open: async () => ({
      knowledgeBase: ready,
      program,
      ask: (request) =>
        send('/api/ask', Answer, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(request),
        }),
      rank: async (query) => {
        const parameters = new URLSearchParams({ q: query, k: String(SEARCH_DEPTH), mode });
        const found = await send(`/api/search?${parameters.toString()}`, SearchResponse);
        if (found.kind === 'failed') return found;
        return { kind: 'ok', value: found.value.hits.map(({ clause }) => clause.clauseId) };
      },
      close: () => Promise.resolve(),
    }),
  };
}

type Send = <T>(path: string, schema: z.ZodType<T>, init?: RequestInit) => Promise<TimedReply<T>>;

/** What the server says of itself; null where it says nothing. Its knowledge base has a version of its own. */
async function readProgram(send: Send): Promise<string | null> {
  const about = await send('/api/about', Program);
  if (about.kind === 'failed') return null;
  const { software, embeddingModel, languageModel } = about.value;
  return [`${software.name} ${software.version}`, embeddingModel, languageModel?.name ?? '无语言模型'].join(
    '，',
  );
}

async function readDocuments(send: Send, baseUrl: string): Promise<PolicyDocument[]> {
  const { documents } = await must(send('/api/documents', DocumentList), baseUrl);
  const views: PolicyDocument[] = [];
  for (const { documentId } of documents) {
    views.push(await must(send(`/api/documents/${encodeURIComponent(documentId)}`, ServedDocument), baseUrl));
  }
  return views;
}

async function readFactIds(send: Send): Promise<Pick<LabelledLibrary, 'factIds' | 'checkFacts'>> {
  const vocabulary = await send('/api/facts', FactIds);
  return {
    factIds: vocabulary.kind === 'ok' ? factIds(vocabulary.value) : null,
    // The server checks the values when it is asked.
    checkFacts: () => [],
  };
}

function factIds({ facts }: z.infer<typeof FactIds>): ReadonlySet<string> {
  return new Set(
    facts.flatMap(({ id, fields = [] }) => [
      id,
      ...fields.flatMap((field) => [field.id, `${id}.${field.id}`]),
    ]),
  );
}

async function must<T>(sent: Promise<Reply<T>>, baseUrl: string): Promise<T> {
  const reply = await sent;
  if (reply.kind === 'ok') return reply.value;
  throw new Error(`${baseUrl} 不能用于评测：${reply.message}`);
}

type Response = globalThis.Response;
type Attempt = { kind: 'answered'; response: Response } | { kind: 'unreachable'; message: string };

function createSend(baseUrl: string, wait: (ms: number) => Promise<unknown>): Send {
  const root = baseUrl.replace(/\/+$/u, '');

  async function attempt(path: string, init: RequestInit): Promise<Attempt> {
    try {
      const response = await fetch(root + path, { ...init, signal: AbortSignal.timeout(SLOWEST_REPLY) });
      return { kind: 'answered', response };
    } catch (error) {
      return { kind: 'unreachable', message: reasonOf(error) };
    }
  }

  /** Where nothing listens any more there is no use in going on to the next question. */
  async function failUnlessAlive(message: string): Promise<{ kind: 'failed'; message: string }> {
    const alive = await attempt('/healthz', {});
    if (alive.kind === 'unreachable') throw new ServerGone(`无法连接 ${baseUrl}：${alive.message}`);
    await alive.response.arrayBuffer();
    return { kind: 'failed', message };
  }

  return async (path, schema, init = {}) => {
    let waits = 0;
    for (let tries = 1; ;) {
      const started = performance.now();
      const tried = await attempt(path, init);
      const pause = tried.kind === 'answered' ? pauseAsked(tried.response) : null;
      const isRefused = pause !== null || tried.kind === 'unreachable' || tried.response.status >= 500;
      const isLast = pause === null ? tries >= MOST_TRIES : waits >= MOST_WAITS;
      if (tried.kind === 'answered' && (!isRefused || isLast)) {
        const reply = await readReply(tried.response, schema);
        return { ...reply, elapsedMs: performance.now() - started };
      }
      if (tried.kind === 'answered') await tried.response.arrayBuffer();
      else if (isLast) {
        const elapsedMs = performance.now() - started;
        return { ...(await failUnlessAlive(tried.message)), elapsedMs };
      }
      await wait(pause ?? FIRST_PAUSE * 2 ** tries);
      if (pause === null) tries += 1;
      else waits += 1;
    }
  };
}

/** Milliseconds that the server asks to be left alone; null where it does not. */
function pauseAsked({ status, headers }: Response): number | null {
  const seconds = Number(headers.get('Retry-After') ?? Number.NaN);
  if (status !== 429 && (status !== 503 || Number.isNaN(seconds))) return null;
  return 1000 * Math.min(LONGEST_WAIT, Number.isFinite(seconds) ? Math.max(seconds, 0.1) : 1);
}

async function readReply<T>(response: Response, schema: z.ZodType<T>): Promise<Reply<T>> {
  const body = parseJson(await response.text());
  if (!response.ok) return { kind: 'failed', message: `HTTP ${response.status}：${messageIn(body)}` };
  if (conforms(body, schema)) return { kind: 'ok', value: body };
  const first = schema.safeParse(body).error?.issues[0];
  return { kind: 'failed', message: `回答不合约定：${first?.path.join('.') ?? ''} ${first?.message ?? ''}` };
}

/** What fits is kept as it came: answers are open, and parsing would take out what the contract does not name. */
function conforms<T>(body: unknown, schema: z.ZodType<T>): body is T {
  return schema.safeParse(body).success;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function messageIn(body: unknown): string {
  const parsed = ErrorBody.safeParse(body);
  return parsed.success ? parsed.data.error.message : '没有说明原因';
}

/** fetch hides why it failed in a cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}
