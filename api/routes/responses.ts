import type { z } from 'zod';
import { ErrorBody } from '../contract.ts';

/** A JSON response of a route, as /openapi.json describes it. */
export function json<T extends z.ZodType>(schema: T, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

export const failure = (description: string) => json(ErrorBody, description);

/** Failures that any route below /api can have, before its handler runs. */
export const commonFailures = {
  429: failure('请求过于频繁，见 Retry-After'),
  500: failure('服务器内部错误'),
  503: failure('知识库正在加载'),
  504: failure('处理超时'),
};
