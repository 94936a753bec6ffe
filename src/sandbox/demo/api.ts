// The two interfaces that the demo page uses: the sandbox's own, and Webex's public one with a person's token.

export type Person = { email: string; name: string; role: "clinician" | "scheduler" | "admin"; person_id: string; token: string };

export type Info = {
  webex_url: string;
  bot: { email: string; name: string; person_id: string };
  people: Person[];
  admin_room_id: string;
};

/** A text message; `in` is what a phone wrote. */
export type Sms = { sid: string; direction: "in" | "out"; to: string; from: string; body: string; status: string; created: string };

export type Fault = { id: string; title: string; description: string; on: boolean };

export type Message = {
  id: string;
  personId: string;
  personEmail: string;
  text?: string;
  markdown?: string;
  created: string;
  updated?: string;
  /** Addresses of the attached files, which open with a person's token only. */
  files?: string[];
  attachments?: { contentType: string; content: object }[];
};

/** A refusal, in the words of whoever refused. */
export class Refused extends Error {}

async function ask<T>(url: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(url, init);
  const text = await response.text();
  const body = text ? (JSON.parse(text) as T & { message?: string; error?: string }) : undefined;
  if (!response.ok) throw new Refused(body?.message ?? body?.error ?? `${response.status}`);
  return body as T;
}

/** Where a message goes: to a person, or into a space. */
export type Destination = { toPersonEmail: string } | { roomId: string };

/** What Webex says about an attached file. */
export type FileInfo = { name: string; kind: string; size: number };

function post(body: object): RequestInit {
  return { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

export const sandbox = {
  info: () => ask<Info>("/sandbox/info"),
  sms: () => ask<Sms[]>("/sandbox/sms"),
  reply: (from: string, body: string) => ask<Sms[]>("/sandbox/sms", post({ from, body })),
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

  /** Posts a message; one with a file goes as a form. */
  say(to: Destination, markdown: string, file?: File): Promise<Message> {
    const fields = { ...to, ...(markdown && { markdown }) };
    if (!file) return this.post("/v1/messages", fields);
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append("files", file, file.name);
    return ask(`${this.url}/v1/messages`, { method: "POST", headers: this.headers(), body: form });
  }

  /** What an attached file is, without fetching it. */
  async fileInfo(url: string): Promise<FileInfo> {
    const { headers } = await this.open(url, "HEAD");
    const said = headers.get("content-disposition") ?? "";
    const whole = /filename\*=UTF-8''([^;]+)/.exec(said)?.[1];
    const name = whole ? decodeURIComponent(whole) : (/filename="([^"]*)"/.exec(said)?.[1] ?? "file");
    return { name, kind: headers.get("content-type") ?? "", size: Number(headers.get("content-length") ?? 0) };
  }

  /** An attached file. */
  async file(url: string): Promise<Blob> {
    return (await this.open(url, "GET")).blob();
  }

  submit(messageId: string, inputs: object): Promise<object> {
    return this.post("/v1/attachment/actions", { type: "submit", messageId, inputs });
  }

  private get<T>(path: string): Promise<T> {
    return ask(this.url + path, { headers: this.headers() });
  }

  private post<T>(path: string, body: object): Promise<T> {
    const init = post(body);
    return ask(this.url + path, { ...init, headers: { ...init.headers, ...this.headers() } });
  }

  private async open(url: string, method: string): Promise<Response> {
    const response = await fetch(url, { method, headers: this.headers() });
    if (!response.ok) throw new Refused(`${response.status}`);
    return response;
  }

  private headers(): Record<string, string> {
    return { authorization: `Bearer ${this.token}` };
  }
}
