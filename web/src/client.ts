import type { z } from 'zod';
import {
  AwardDetail,
  AwardList,
  CalculateResponse,
  CurveResponse,
  FactList,
  MatchResponse,
  ReadProfile,
  type CalculateRequest,
  type CurveRequest,
  type MatchRequest,
  type ReadProfileRequest,
} from '../../api/contract-calculator.ts';
import { About } from '../../api/contract-about.ts';
import {
  EvalsAccepted,
  EvalsComparison,
  EvalsFindings,
  EvalsRun,
  EvalsRunList,
  EvalsSetList,
} from '../../api/contract-evals.ts';
import { FeedbackReceipt, type FeedbackRequest } from '../../api/contract-feedback.ts';
import {
  Answer,
  ClauseView,
  DocumentList,
  DocumentNumbers,
  DocumentView,
  ErrorBody,
  SearchResponse,
  type AskRequest,
  type DocumentMetadataView,
} from '../../api/contract.ts';
import { ClientError } from './client-error.ts';
import { readEvents } from './server-events.ts';

/**
 * Every call to the server. Each resolves to what the contract says, or rejects with a {@link ClientError}; a call whose
 * `signal` is aborted rejects with an `AbortError`.
 */
export interface CallOptions {
  signal?: AbortSignal;
}

export interface SearchParameters {
  q: string;
  k?: number;
  documentId?: string[];
  asOf?: string;
  mode?: 'hybrid' | 'keyword' | 'vector';
  status?: DocumentMetadataView['status'][];
  /** In yuan: only clauses that print such a sum. */
  minAmount?: number;
  maxAmount?: number;
  /** `off` searches for the words as typed. */
  repair?: 'on' | 'off';
}

export const listDocuments = (options?: CallOptions) => read('/api/documents', DocumentList, options);
export const readDocument = (documentId: string, options?: CallOptions) =>
  read(`/api/documents/${encodeURIComponent(documentId)}`, DocumentView, options);
export const readNumbers = (documentId: string, options?: CallOptions) =>
  read(`/api/documents/${encodeURIComponent(documentId)}/numbers`, DocumentNumbers, options);
export const readClause = (clauseId: string, options?: CallOptions) =>
  read(`/api/clauses/${encodeURIComponent(clauseId)}`, ClauseView, options);
export const listAwards = (options?: CallOptions) => read('/api/awards', AwardList, options);
export const readAward = (awardId: string, options?: CallOptions) =>
  read(`/api/awards/${encodeURIComponent(awardId)}`, AwardDetail, options);
export const listFacts = (options?: CallOptions) => read('/api/facts', FactList, options);
export const calculate = (body: CalculateRequest, options?: CallOptions) =>
  send('/api/calculate', body, CalculateResponse, options);
export const calculateCurve = (body: CurveRequest, options?: CallOptions) =>
  send('/api/calculate/curve', body, CurveResponse, options);
export const readProfile = (body: ReadProfileRequest, options?: CallOptions) =>
  send('/api/facts/read', body, ReadProfile, options);
export const match = (body: MatchRequest, options?: CallOptions) =>
  send('/api/match', body, MatchResponse, options);
export const sendFeedback = (body: FeedbackRequest, options?: CallOptions) =>
  send('/api/feedback', body, FeedbackReceipt, options);

export const readAbout = (options?: CallOptions) => read('/api/about', About, options);
export const listEvals = (options?: CallOptions) => read('/api/evals', EvalsRunList, options);
export const listEvalsSets = (options?: CallOptions) => read('/api/evals/sets', EvalsSetList, options);
export const readEvals = (runId: string, options?: CallOptions) => read(evalsPath(runId), EvalsRun, options);
export const readFindings = (runId: string, options?: CallOptions) =>
  read(`${evalsPath(runId)}/findings`, EvalsFindings, options);
export const compareEvals = (before: string, after: string, options?: CallOptions) =>
  read(
    `${evalsPath(after)}/comparison?${new URLSearchParams({ before }).toString()}`,
    EvalsComparison,
    options,
  );
export const cancelEvals = (runId: string, options?: CallOptions) =>
  send(`${evalsPath(runId)}/cancel`, {}, EvalsRun, options);

/** Address of a run, and with more behind it of what it left. */
export function evalsPath(runId: string): string {
  return `/api/evals/${encodeURIComponent(runId)}`;
}

/** @returns the id of the run that began; rejects with the `issues` of a set that is wrong. */
export async function submitEvals(set: File, options: CallOptions = {}): Promise<string> {
  const query = new URLSearchParams({ file: set.name }).toString();
  const type = /\.(?:jsonl|ndjson)$/iu.test(set.name) ? 'application/x-ndjson' : 'text/csv';
  const response = await call(`/api/evals?${query}`, {
    ...options,
    method: 'POST',
    headers: { 'content-type': type },
    body: set,
  });
  return parse(EvalsAccepted, await bodyOf(response)).id;
}

/** One of the sets that come with the assistant, as a file to submit. */
export async function readEvalsSet(setId: string, options: CallOptions = {}): Promise<File> {
  const response = await call(`/api/evals/sets/${encodeURIComponent(setId)}`, options);
  return new File([await response.blob()], `${setId}.jsonl`);
}

export function search({ documentId = [], status = [], ...rest }: SearchParameters, options?: CallOptions) {
  const query = new URLSearchParams([
    ...documentId.map((id) => ['documentId', id]),
    ...status.map((one) => ['status', one]),
  ]);
  for (const [name, value] of Object.entries(rest)) query.set(name, String(value));
  return read(`/api/search?${query.toString()}`, SearchResponse, options);
}

/** @param onStatus told what the server is doing, in Chinese, until the answer is there. */
export async function ask(
  body: AskRequest,
  onStatus: (message: string) => void,
  options: CallOptions = {},
): Promise<Answer> {
  const response = await call('/api/ask', {
    ...post(body, options),
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
  });
  for await (const { event, data } of readEvents(response)) {
    if (event === 'status') onStatus(statusMessage(data));
    if (event === 'error') throw errorFrom(data, response);
    if (event === 'answer') return parse(Answer, data);
  }
  throw new ClientError({ code: 'interrupted', message: 'stream ended without an answer' });
}

async function read<T extends z.ZodType>(path: string, schema: T, options: CallOptions = {}) {
  return parse(schema, await bodyOf(await call(path, options)));
}

async function send<T extends z.ZodType>(path: string, body: object, schema: T, options: CallOptions = {}) {
  const headers = { 'content-type': 'application/json' };
  return parse(schema, await bodyOf(await call(path, { ...post(body, options), headers })));
}

function post(body: object, options: CallOptions): RequestInit {
  return { ...options, method: 'POST', body: JSON.stringify(body) };
}

async function call(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, init).catch((cause: unknown) => {
    throw isAbort(cause) ? cause : new ClientError({ code: 'unreachable', message: 'no connection', cause });
  });
  if (!response.ok) throw errorFrom(await bodyOf(response), response);
  return response;
}

/** Not JSON where a proxy in between answers: undefined then fits no schema. */
async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    if (isAbort(cause)) throw cause;
    return undefined;
  }
}

function parse<T extends z.ZodType>(schema: T, body: unknown): z.infer<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new ClientError({ code: 'badResponse', message: 'not what the contract says', cause: parsed.error });
}

function errorFrom(body: unknown, response: Response): ClientError {
  const parsed = ErrorBody.safeParse(body);
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const retryAfter = Number.isFinite(seconds) ? seconds : undefined;
  return parsed.success
    ? new ClientError({ ...parsed.data.error, retryAfter })
    : new ClientError({ code: 'badResponse', message: `status ${response.status}`, retryAfter });
}

function statusMessage(data: unknown): string {
  const isMessage = typeof data === 'object' && data !== null && 'message' in data;
  return isMessage ? String(data.message) : '';
}

export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
