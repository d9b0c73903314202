export { runJudge } from './run-judge.ts';
