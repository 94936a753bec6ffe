// Time limits on the SDK, and its failures in words that a report may hold.

/** The SDK may wait for ever (a wrong token, a lost socket); a person may not. */
export const TIME_LIMIT = 20_000;

/** A failure with the step it happened in, for the report. */
export class CallError extends Error {
  constructor(step: string, cause: unknown) {
    const text = String((cause as { message?: unknown } | undefined)?.message ?? cause);
    // Further lines of the SDK's messages hold addresses and identifiers.
    super(`${step}: ${text.split('\n', 1)[0]}`);
  }
}

/** Rejects when `work` takes too long, unless it has a reason to. */
export function limited<T>(step: string, work: Promise<T>, mayTakeLong: () => boolean = () => false): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setInterval(() => mayTakeLong() || reject(new CallError(step, new Error('timeout'))), TIME_LIMIT);
    work
      .then(resolve, (error: unknown) => reject(new CallError(step, error)))
      .finally(() => clearInterval(timer));
  });
}
