import type { Context } from 'hono';
import type { ErrorBody } from './contract.ts';

type Issue = NonNullable<ErrorBody['error']['issues']>[number];

/** Every way a request can fail. The subject is what the message is about: a field, an id, a limit. */
const errors = {
  invalidRequest: { status: 400, message: (subject) => `请求有误：${subject}` },
  malformedJson: { status: 400, message: () => '请求体不是有效的 JSON' },
  notUtf8: { status: 400, message: () => '请求体不是 UTF-8 编码' },
  requestAborted: { status: 400, message: () => '请求在发送完之前中断' },
  unknownDocument: { status: 400, message: (subject) => `知识库中没有这份文件：${subject}` },
  crossSite: { status: 403, message: () => '不接受其他网站的页面发来的请求' },
  notFound: { status: 404, message: (subject) => `没有找到：${subject}` },
  methodNotAllowed: { status: 405, message: (subject) => `此地址不支持 ${subject} 方法` },
  bodyTooLarge: { status: 413, message: (subject) => `请求体过大，上限为 ${subject}` },
  unsupportedSetType: {
    status: 415,
    message: () => '题集应为 text/csv、application/x-ndjson，或 multipart/form-data 中的 file',
  },
  unsupportedMediaType: { status: 415, message: (subject) => `请求体应为 application/json${subject}` },
  tooManyRequests: { status: 429, message: (subject) => `请求过于频繁，请在 ${subject} 秒后再试` },
  badEvalsSet: { status: 422, message: (subject) => `题集有误，没有开始评测：${subject}` },
  evalsBusy: { status: 409, message: () => '另一次评测正在进行，请等它结束后再提交' },
  evalsEnded: { status: 409, message: () => '这次评测已经结束' },
  notComparable: { status: 422, message: (subject) => subject },
  reportNotReady: { status: 409, message: (subject) => `这次评测还没有报告：${subject}` },
  internal: { status: 500, message: () => '服务器内部错误，请凭 requestId 联系管理员' },
  feedbackFull: { status: 507, message: () => '评价已达保存上限，这一条没有保存，请联系管理员' },
  indexLoading: { status: 503, message: () => '知识库正在加载，请稍后再试' },
  timeout: { status: 504, message: () => '处理超时，请稍后再试' },
} as const satisfies Record<string, { status: number; message: (subject: string) => string }>;

export type ErrorCode = keyof typeof errors;

/** What a message repeats of a request is cut: nobody reads more, and an answer must not grow with the request. */
const longestSubject = 200;
const mostIssues = 50;
const brief = (text: string) => (text.length > longestSubject ? `${text.slice(0, longestSubject)}…` : text);

/** The body of a failure: `message` in Chinese, nothing internal. */
export function errorBody(code: ErrorCode, requestId: string, subject = '', issues?: Issue[]): ErrorBody {
  const error = { code, message: errors[code].message(brief(subject)), requestId };
  if (issues === undefined) return { error };
  const shown = issues.slice(0, mostIssues);
  return {
    error: {
      ...error,
      issues: shown.map(({ field, message, ...rest }) => ({
        ...rest,
        field: brief(field),
        message: brief(message),
      })),
    },
  };
}

/**
 * Answers a request with a failure.
 * @param subject what the message is about; may be left out where the message of `code` names nothing.
 */
export function fail<C extends ErrorCode>(c: Context, code: C, subject = '', issues?: Issue[]) {
  const body = errorBody(code, c.get('requestId'), subject, issues);
  const status: (typeof errors)[C]['status'] = errors[code].status;
  return c.json(body, status);
}

/** @param field the request field that names documents the library does not have. */
export function failUnknownDocuments(c: Context, field: string, documentIds: string[]) {
  const issues = documentIds.map((documentId) => ({ field, message: `没有这份文件：${documentId}` }));
  return fail(c, 'unknownDocument', documentIds.join('、'), issues);
}
