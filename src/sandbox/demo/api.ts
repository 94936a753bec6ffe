// The two interfaces that the demo page uses: the sandbox's own, and Webex's public one with a person's token.

export type Person = { email: string; name: string; role: "clinician" | "scheduler" | "admin"; person_id: string; token: string };

export type Info = {
  webex_url: string;
  bot: { email: string; name: string; person_id: string };
  people: Person[];
  admin_room_id: string;
};

export type Sms = { sid: string; to: string; from: string; body: string; status: string; created: string };

export type Fault = { id: string; title: string; description: string; on: boolean };

export type Message = {
  id: string;
  personId: string;
  personEmail: string;
  text?: string;
  markdown?: string;
  created: string;
  updated?: string;
  attachments?: { contentType: string; content: object }[];
};

/** A refusal, in the words of whoever refused. */
export class Refused extends Error {}

async function ask<T>(url: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(url, init);
  const text = await response.text();
  const body = text ? (JSON.parse(text) as T & { message?: string }) : undefined;
  if (!response.ok) throw new Refused(body?.message ?? `${response.status}`);
  return body as T;
}

function post(body: object): RequestInit {
  return { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

export const sandbox = {
  info: () => ask<Info>("/sandbox/info"),
  sms: () => ask<Sms[]>("/sandbox/sms"),
  clock: () => ask<{ now: string; ahead_seconds: number }>("/sandbox/clock"),
  advance: (seconds: number) => ask("/sandbox/clock", post({ advance_seconds: seconds })),
  faults: () => ask<Fault[]>("/sandbox/faults"),
  setFault: (id: string, on: boolean) => ask("/sandbox/faults", post({ id, on })),
};

/** Webex, as one person sees it. */
export class Webex {
  constructor(
    private url: string,
    private token: string,
  ) {}

  /** The direct space with the bot, once there is one. */
  async directRoom(botName: string): Promise<string | undefined> {
    const { items } = await this.get<{ items: { id: string; title: string }[] }>("/v1/rooms?type=direct&max=100");
    return (items.find((room) => room.title === botName) ?? (items.length === 1 ? items[0] : undefined))?.id;
  }

  /** The latest messages of a space, oldest first. */
  async messages(roomId: string): Promise<Message[]> {
    const path = `/v1/messages?roomId=${encodeURIComponent(roomId)}&max=50`;
    return (await this.get<{ items: Message[] }>(path)).items.reverse();
  }

  say(toPersonEmail: string, text: string): Promise<Message> {
    return this.post("/v1/messages", { toPersonEmail, markdown: text });
  }

  sayIn(roomId: string, text: string): Promise<Message> {
    return this.post("/v1/messages", { roomId, markdown: text });
  }

  submit(messageId: string, inputs: object): Promise<object> {
    return this.post("/v1/attachment/actions", { type: "submit", messageId, inputs });
  }

  private get<T>(path: string): Promise<T> {
    return ask(this.url + path, { headers: { authorization: `Bearer ${this.token}` } });
  }

  private post<T>(path: string, body: object): Promise<T> {
    const init = post(body);
    return ask(this.url + path, { ...init, headers: { ...init.headers, authorization: `Bearer ${this.token}` } });
  }
}
