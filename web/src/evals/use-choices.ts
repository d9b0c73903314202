import { useSearchParams } from 'wouter';

/** What is chosen on the page of a run, kept in its address. */
export type Choice = 'cause' | 'kind' | 'q' | 'before';

export interface Choices {
  /** Empty where nothing is chosen. */
  chosen: (choice: Choice) => string;
  choose: (choice: Choice, value: string) => void;
}

export function useChoices(): Choices {
  const [parameters, setParameters] = useSearchParams();
  return {
    chosen: (choice) => parameters.get(choice) ?? '',
    choose: (choice, value) =>
      setParameters(
        (now) => {
          const next = new URLSearchParams(now);
          if (value === '') next.delete(choice);
          else next.set(choice, value);
          return next;
        },
        // Letters as they are typed are no steps to go back to.
        { replace: choice === 'q' },
      ),
  };
}
