// The patient's phone: text messages by phone number, which can be answered, and the page behind a link in a frame. Each number is a phone of its
// own: its page stays open while another is looked at, so that patient and relative can be in one call.

import { type Sms, sandbox } from "./api";
import { hour } from "./chat";
import { words } from "./words";

const byId = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;

export class Phone {
  private texts: Sms[] = [];
  private shown: string | undefined;
  private page = false;
  private read = new Set<string>();
  private pages = new Map<string, HTMLIFrameElement>();

  constructor(private pageOpened: () => void) {
    byId("phone-back").onclick = () => this.back();
    byId("phone-back").setAttribute("aria-label", words.back);
    const line = byId<HTMLInputElement>("phone-say");
    line.placeholder = words.reply;
    line.setAttribute("aria-label", words.reply);
    byId("phone-reply").onsubmit = (event) => {
      event.preventDefault();
      void this.reply(line);
    };
  }

  /** Shows the texts that have been sent so far. */
  update(texts: Sms[]): void {
    const first = this.texts.length === 0;
    this.texts = texts;
    const numbers = this.numbers();
    if (numbers.length === 1 || (first && numbers.length > 0)) this.shown ??= numbers[0];
    this.draw();
  }

  /** Whether a text has arrived that nobody has looked at. */
  get unread(): boolean {
    return this.texts.some((text) => this.isNew(text));
  }

  private isNew(text: Sms): boolean {
    return text.direction === "out" && !this.read.has(text.sid);
  }

  private numbers(): string[] {
    return [...new Set(this.texts.map(phoneOf))];
  }

  /** Writes as the phone that is shown; what could not be sent stays in the line. */
  private async reply(line: HTMLInputElement): Promise<void> {
    const [number, text] = [this.shown, line.value.trim()];
    if (!number || !text) return;
    line.value = "";
    try {
      this.update(await sandbox.reply(number, text));
    } catch (error) {
      line.value = text;
      byId("hint").textContent = words.notSent(error instanceof Error ? error.message : "");
    }
  }

  private back(): void {
    if (this.page) this.page = false;
    else this.shown = undefined;
    this.draw();
  }

  private open(url: string): void {
    const number = this.shown ?? "";
    let frame = this.pages.get(number);
    if (!frame) {
      frame = document.createElement("iframe");
      frame.allow = "camera; microphone; autoplay; fullscreen; screen-wake-lock; compute-pressure";
      frame.title = words.panePhone;
      byId("phone-pages").append(frame);
      this.pages.set(number, frame);
    }
    if (frame.dataset.url !== url) frame.src = url;
    frame.dataset.url = url;
    byId<HTMLAnchorElement>("phone-tab").href = url;
    this.page = true;
    this.draw();
    this.pageOpened();
  }

  private draw(): void {
    const list = byId("phone-sms");
    list.hidden = this.page;
    byId("phone-pages").hidden = !this.page;
    byId("phone-tab").hidden = !this.page;
    byId("phone-reply").hidden = this.page || this.shown === undefined;
    byId("phone-back").hidden = !this.page && (this.shown === undefined || this.numbers().length < 2);
    byId("phone-title").textContent = this.shown ?? (this.texts.length ? words.phones : "SMS");
    for (const [number, frame] of this.pages) {
      frame.hidden = number !== this.shown;
      frame.id = number === this.shown ? "phone-page" : "";
    }
    if (!this.page) list.replaceChildren(...(this.shown ? this.thread(this.shown) : this.inbox()));
    list.scrollTop = list.scrollHeight;
  }

  private inbox(): HTMLElement[] {
    if (!this.texts.length) return [element("p", "empty", words.noSms)];
    return this.numbers().map((number) => {
      const texts = this.of(number);
      const row = element("button", "phone-row");
      row.append(element("strong", "", number), element("span", "", texts[texts.length - 1]?.body ?? ""));
      if (texts.some((text) => this.isNew(text))) row.append(element("i", "mark"));
      row.onclick = () => {
        this.shown = number;
        this.page = this.pages.has(number);
        this.draw();
      };
      return row;
    });
  }

  private thread(number: string): HTMLElement[] {
    const texts = this.of(number);
    texts.forEach((text) => this.read.add(text.sid));
    return texts.map((text) => {
      const mine = text.direction === "in";
      const bubble = element("article", mine ? "sms mine" : "sms");
      bubble.dataset.status = text.status;
      const body = element("p", "");
      body.append(...this.linked(text.body));
      const time = element("time", "", `${hour(text.created)} · ${mine ? words.sent : (words.fates[text.status] ?? text.status)}`);
      bubble.append(body, time);
      return bubble;
    });
  }

  private of(number: string): Sms[] {
    return this.texts.filter((text) => phoneOf(text) === number);
  }

  private linked(body: string): (string | HTMLElement)[] {
    return body.split(/(https?:\/\/[^\s]+[^\s.,;)])/).map((part, at) => {
      if (at % 2 === 0) return part;
      const link = Object.assign(document.createElement("a"), { href: part, textContent: part });
      link.onclick = (event) => {
        event.preventDefault();
        this.open(part);
      };
      return link;
    });
  }
}

/** The phone that a text went to, or that wrote it. */
function phoneOf(text: Sms): string {
  return text.direction === "in" ? text.from : text.to;
}

function element(tag: string, className: string, textContent = ""): HTMLElement {
  return Object.assign(document.createElement(tag), { className, textContent });
}
