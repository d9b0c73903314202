import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUNDLED_SETS, parseArguments } from './arguments.ts';

describe('parseArguments', () => {
  it('runs both bundled sets where nothing is said', () => {
    expect(parseArguments([])).toEqual({
      kind: 'run',
      options: {
        files: [BUNDLED_SETS.qa, BUNDLED_SETS.numeric],
        kind: null,
        json: false,
        failures: false,
        out: null,
      },
    });
  });

  it('takes sets by name and by path', () => {
    const parsed = parseArguments(['--set', 'numeric', '--set', 'my/blind.jsonl', '--kind', 'validity']);
    expect(parsed).toMatchObject({
      options: { files: [BUNDLED_SETS.numeric, path.resolve('my/blind.jsonl')], kind: 'validity' },
    });
  });

  it.each([[['--sett', 'qa']], [['qa']], [['--kind']], [['--json=yes']]])('refuses %j', (argv) => {
    expect(parseArguments(argv).kind).toBe('badUsage');
  });

  it('helps', () => {
    expect(parseArguments(['--help']).kind).toBe('help');
  });
});
