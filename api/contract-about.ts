/** What travels over HTTP about the service itself. Imports zod alone, like contract.ts. */
import { z } from 'zod';

const count = z.int().min(0);

export const About = z
  .object({
    software: z.object({ name: z.string(), version: z.string() }),
    knowledgeBase: z.object({
      /** Changes with any byte of the corpus or the model. */
      version: z.string(),
      clauses: count,
      awards: count,
      facts: count,
      documents: z.array(z.object({ documentId: z.string(), clauses: count, awards: count })),
    }),
    /** Which embeds, on this machine. */
    embeddingModel: z.string(),
    /** Which words answers anew; null where there is none. */
    languageModel: z.union([
      z.object({
        name: z.string(),
        /** Runs on the machine of this server, so that questions do not leave it. */
        local: z.boolean(),
      }),
      z.null(),
    ]),
    /** Questions are written to the log of this server. */
    logsQuestions: z.boolean(),
  })
  .meta({ id: 'About' });
export type About = z.infer<typeof About>;
