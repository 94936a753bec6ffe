// One conversation of one person, as Webex shows it. Messages that did not change keep their elements, so that a form that
// somebody is filling in survives the arrival of others.

import { type Message, Refused, type Webex } from "./api";
import { draw, drawMarkdown } from "./card";
import { drawFile } from "./files";
import { language, words } from "./words";

const CARD = "application/vnd.microsoft.card.adaptive";

export type Conversation = {
  webex: Webex;
  /** The person whose view this is. */
  me: string;
  names: (email: string) => string;
  /** Shown while there is nothing. */
  empty: string;
};

/** The list of messages in `log`. */
export class Chat {
  private drawn = new Map<string, { version: string; element: HTMLElement }>();
  private talk?: Conversation;

  constructor(
    private log: HTMLElement,
    private opened: (url: string) => void,
  ) {}

  /** Shows another conversation. */
  turnTo(talk: Conversation): void {
    this.talk = talk;
    this.drawn.clear();
    this.log.replaceChildren();
  }

  /** Shows these messages, oldest first. */
  show(messages: Message[]): void {
    const talk = this.talk;
    if (!talk) return;
    const atEnd = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 60;
    const last = [...this.drawn.keys()].pop();
    const kept = new Map(messages.map((message) => [message.id, this.element(talk, message)]));
    this.drawn = kept;
    this.place([...kept.values()].map(({ element }) => element));
    if (!messages.length) this.log.append(Object.assign(document.createElement("p"), { className: "empty", textContent: talk.empty }));
    if (atEnd || last !== messages[messages.length - 1]?.id) this.log.scrollTop = this.log.scrollHeight;
  }

  private element(talk: Conversation, message: Message): { version: string; element: HTMLElement } {
    const version = message.updated ?? message.created;
    const before = this.drawn.get(message.id);
    return before?.version === version ? before : { version, element: this.build(talk, message) };
  }

  /** Moves only what is not in its place: a moved field would lose the cursor. */
  private place(elements: HTMLElement[]): void {
    const wanted = new Set<Element>(elements);
    for (const child of [...this.log.children]) if (!wanted.has(child)) child.remove();
    elements.forEach((element, at) => {
      if (this.log.children[at] !== element) this.log.insertBefore(element, this.log.children[at] ?? null);
    });
  }

  private build(talk: Conversation, message: Message): HTMLElement {
    const mine = message.personEmail === talk.me;
    const element = document.createElement("article");
    element.className = mine ? "message mine" : "message";
    element.dataset.id = message.id;
    const head = document.createElement("header");
    const name = Object.assign(document.createElement("strong"), { textContent: mine ? words.you : talk.names(message.personEmail) });
    const time = Object.assign(document.createElement("time"), { textContent: hour(message.created), dateTime: message.created });
    head.append(name, time);
    element.append(head);
    const card = message.attachments?.find(({ contentType }) => contentType === CARD);
    if (card) element.append(this.card(talk, message, card.content));
    else if (message.markdown ?? message.text) element.append(drawMarkdown(spoken(talk, message), this.opened));
    element.append(...(message.files ?? []).map((url) => drawFile(talk.webex, url)));
    return element;
  }

  private card(talk: Conversation, message: Message, content: object): HTMLElement {
    const frame = document.createElement("div");
    frame.className = "card";
    const note = Object.assign(document.createElement("p"), { className: "note" });
    note.setAttribute("role", "status");
    const submitted = async (inputs: object) => {
      note.textContent = words.sending;
      frame.dataset.press = "sending";
      try {
        await talk.webex.submit(message.id, inputs);
        note.textContent = words.sent;
        frame.dataset.press = "taken";
      } catch (error) {
        note.textContent = words.refused(error instanceof Refused ? error.message : words.offline);
        frame.dataset.press = "refused";
      }
    };
    try {
      frame.append(draw(content, (inputs) => void submitted(inputs), this.opened), note);
    } catch {
      frame.append(message.text ?? words.noCard);
    }
    return frame;
  }
}

/** The words of a message; whoever is mentioned is called by name. */
function spoken(talk: Conversation, message: Message): string {
  const said = message.markdown ?? message.text ?? "";
  return said.replace(/<@personEmail:([^|>]+)[^>]*>/g, (_, email: string) => `**@${talk.names(email)}**`);
}

/** The hour at which something happened, where the clinic is. */
export function hour(instant: string): string {
  const zone = { timeZone: "America/Mexico_City" };
  return new Date(instant).toLocaleTimeString(language === "en" ? "en-GB" : "es-MX", { ...zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}
