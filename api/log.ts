import { destination, pino, type DestinationStream, type Logger } from 'pino';

export type { Logger } from 'pino';

export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof logLevels)[number];

/** JSON lines with ISO times. They go to stderr: stdout belongs to what people read (the URL, progress). */
export function createLog(level: LogLevel, stream: DestinationStream = destination(2)): Logger {
  return pino({ level, base: null, timestamp: () => `,"time":"${new Date().toISOString()}"` }, stream);
}
