import { z } from 'zod';

/**
 * A mapping with exactly one key that names its form: `{ rate: { … } }`. Unlike a plain union, a mistake is reported
 * where it stands in the form that was meant, not as "matches none of fifteen alternatives".
 */
export function keyed<T>(
  kind: string,
  forms: Record<string, z.ZodType<T>>,
  scalar?: z.ZodType<T>,
): z.ZodType<T> {
  const names = Object.keys(forms).join('、');
  return z.unknown().transform((input, context) => {
    if (scalar !== undefined && typeof input === 'string') return pass(scalar.safeParse(input), [], context);
    const form = singleKey(input);
    const schema = form === null ? undefined : Object.hasOwn(forms, form.key) ? forms[form.key] : undefined;
    if (form === null || schema === undefined) {
      const got = form === null ? '' : `，没有“${form.key}”`;
      context.addIssue({ code: 'custom', message: `${kind}应是下列之一：${names}${got}`, input });
      return z.NEVER;
    }
    return pass(schema.safeParse(form.value), [form.key], context);
  });
}

/** Hands on what a nested schema found, its issues with the path to it. */
export function pass<T>(
  result: z.ZodSafeParseResult<T>,
  path: PropertyKey[],
  context: z.core.$RefinementCtx,
): T {
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    context.addIssue({
      code: 'custom',
      message: issue.message,
      path: [...path, ...issue.path],
      input: undefined,
    });
  }
  return z.NEVER;
}

function singleKey(input: unknown): { key: string; value: unknown } | null {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return null;
  const [first, ...more] = Object.entries(input);
  return first === undefined || more.length > 0 ? null : { key: first[0], value: first[1] };
}
