// No question to the service is asked for ever.

/** An abort signal for browsers without `AbortSignal.timeout` too. */
export function timeLimit(milliseconds: number): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), milliseconds);
  return controller.signal;
}
