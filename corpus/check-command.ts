/** What the commands that check a corpus folder share: their arguments, exit codes and percentages. */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';

interface CheckCommand<Report extends { ok: boolean }> {
  usage: string;
  check: (dir: string) => Promise<Report>;
  /** `all` where `--all` was given. */
  describe: (report: Report, all: boolean) => string;
  /** Whether `--all` is understood. */
  hasAll: boolean;
}

/** Runs a check and prints its report; returns the exit code: 0 passed, 1 problems, 2 bad usage. */
export async function runCheckCommand<Report extends { ok: boolean }>(
  { usage, check, describe, hasAll }: CheckCommand<Report>,
  argv: string[],
  print: (text: string) => void,
): Promise<0 | 1 | 2> {
  const args = readArgs(argv, hasAll);
  if (args === null || !existsSync(args.dir)) {
    print(args === null ? usage : `没有这个目录：${args.dir}\n${usage}`);
    return 2;
  }
  if (args.help) {
    print(usage);
    return 0;
  }
  const report = await check(args.dir);
  print(args.json ? JSON.stringify(report, null, 2) : describe(report, args.all));
  return report.ok ? 0 : 1;
}

/** A share as it is printed: two decimals at most. */
export function percent(part: number, total: number): string {
  return total === 0 ? '100%' : `${Number(((part / total) * 100).toFixed(2))}%`;
}

/** Null where the arguments are not understood. */
function readArgs(
  argv: string[],
  hasAll: boolean,
): { json: boolean; all: boolean; help: boolean; dir: string } | null {
  const flag = { type: 'boolean', default: false } as const;
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { json: flag, all: flag, help: flag },
    });
    return positionals.length > 1 || (values.all && !hasAll)
      ? null
      : { ...values, dir: positionals[0] ?? import.meta.dirname };
  } catch {
    return null;
  }
}
