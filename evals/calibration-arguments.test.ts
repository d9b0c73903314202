import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCalibrateArguments } from './calibration-arguments.ts';

describe('the command line of the calibration', () => {
  it('fits to the bundled sets and writes nothing unless told to', () => {
    expect(parseCalibrateArguments([])).toEqual({
      kind: 'run',
      options: { files: [], write: false, json: false },
    });
  });

  it('takes sets and switches', () => {
    expect(parseCalibrateArguments(['--set', 'a.jsonl', '--set', 'b.jsonl', '--write', '--json'])).toEqual({
      kind: 'run',
      options: { files: [path.resolve('a.jsonl'), path.resolve('b.jsonl')], write: true, json: true },
    });
  });

  it('helps, and names an unknown option', () => {
    expect(parseCalibrateArguments(['--help'])).toEqual({ kind: 'help' });
    expect(parseCalibrateArguments(['--wrte'])).toMatchObject({
      kind: 'badUsage',
      message: expect.stringContaining('--wrte'),
    });
  });
});
