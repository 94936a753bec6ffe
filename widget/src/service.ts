// The page's side of the service's routes under /v/{token}.
import type { CredentialsAnswer, Credentials, Device, Report, State, Ways } from './contract';
import { timeLimit } from './time_limit';

const JSON_HEADERS = { 'content-type': 'application/json' };

export class Service {
  constructor(private readonly base: string) {}

  get events(): string {
    return `${this.base}/events`;
  }

  /** The current state, or `null` when the link stopped being good: the server then has a door to show. With `after` the
   * answer waits until there is a higher version, for half a minute at most. */
  async state(after?: number): Promise<State | null> {
    const query = after === undefined ? '' : `?after=${after}`;
    const signal = timeLimit(after === undefined ? 10_000 : 35_000);
    const answer = await fetch(`${this.base}/state${query}`, { cache: 'no-store', signal });
    if (answer.ok) return (await answer.json()) as State;
    if (answer.status >= 500 || answer.status === 429) throw new Error(`state ${answer.status}`);
    return null;
  }

  async credentials(): Promise<CredentialsAnswer> {
    const answer = await fetch(`${this.base}/credentials`, {
      method: 'POST',
      headers: JSON_HEADERS,
      body: '{}',
      signal: timeLimit(20_000),
    });
    if (answer.ok) return { kind: 'granted', credentials: (await answer.json()) as Credentials };
    if (answer.status === 409) return { kind: 'not-yet' };
    if (answer.status >= 500 || answer.status === 429) return { kind: 'busy', seconds: await retryAfter(answer) };
    return { kind: 'refused' };
  }

  /** Other ways into the meeting; none before the person was let in, or when the service has none. */
  async ways(): Promise<Ways> {
    const options = { method: 'POST', headers: JSON_HEADERS, body: '{}', signal: timeLimit(10_000) };
    const answer = await fetch(`${this.base}/ways`, options).catch(() => undefined);
    return answer?.ok ? ((await answer.json()) as Ways) : { join_link: null, phone: null };
  }

  /** Tells the service what this device can do; whether it took the report. */
  async device(report: Device): Promise<boolean> {
    const options = { method: 'POST', headers: JSON_HEADERS, body: JSON.stringify(report), signal: timeLimit(10_000) };
    // A report that is refused for good is not sent again.
    return fetch(`${this.base}/device`, options).then(({ status }) => status < 500 && status !== 429, () => false);
  }

  /** Sends a form of the page without leaving it: a new document would have to ask for camera and microphone again. */
  async send(form: HTMLFormElement): Promise<State | null> {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) body.set(name, String(value));
    const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual', signal: timeLimit(10_000) });
    if (answer.type !== 'opaqueredirect') throw new Error(`form ${answer.status}`);
    return this.state();
  }

  /** Tells the service how the call goes. A lost report is made up for by Webex's own webhooks. */
  report(what: Report, detail = ''): void {
    const body = reportBody(what, detail);
    fetch(`${this.base}/report`, { method: 'POST', headers: JSON_HEADERS, body, keepalive: true }).catch(() => undefined);
  }

  /** The same while the page is being closed, when only a beacon is sure to leave. */
  reportOnClose(what: Report, detail: string): void {
    const blob = new Blob([reportBody(what, detail)], { type: 'application/json' });
    navigator.sendBeacon(`${this.base}/report`, blob);
  }
}

function reportBody(what: Report, detail: string): string {
  return JSON.stringify({ what, detail: detail.replace(/[^\x20-\x7e]/g, '?').slice(0, 120) });
}

async function retryAfter(answer: Response): Promise<number> {
  const body: unknown = await answer.json().catch(() => null);
  const seconds = body && typeof body === 'object' && 'retry_after' in body ? Number(body.retry_after) : 5;
  return Math.min(Math.max(seconds || 5, 1), 60);
}
