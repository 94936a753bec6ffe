// The sandbox's demo page: on the left the staff's Webex, on the right the patient's phone, so that one person can be both.

import { type Info, type Message, type Person, sandbox, Webex } from "./api";
import { readClock, readFaults, startBar } from "./bar";
import { Chat } from "./chat";
import { Phone } from "./phone";
import { changeLanguage, language, sayAll, words } from "./words";

const byId = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;

/** A conversation on the left: a person's direct space with the bot, or the space with the alerts. */
type Tab = { id: string; label: string; role: string; person: Person; roomId?: string | undefined; alerts: boolean; seen?: string; last?: string | undefined };

let info: Info;
let tabs: Tab[] = [];
let current: Tab;
let pageOpened = false;
let meetingOpened = false;

const chat = new Chat(byId("chat"), openLink);
const phone = new Phone(() => {
  pageOpened = true;
  hint();
});

void start();

async function start(): Promise<void> {
  sayAll();
  startBar();
  byId("language").textContent = words.language;
  byId("language").onclick = changeLanguage;
  byId("meeting-close").onclick = closeMeeting;
  byId("composer").onsubmit = (event) => {
    event.preventDefault();
    void say();
  };
  for (const button of document.querySelectorAll<HTMLElement>("[data-show]")) {
    button.onclick = () => (document.body.dataset.pane = button.dataset.show);
  }
  info = await sandbox.info();
  tabs = info.people.map((person) => ({ id: person.email, label: person.name, role: words[person.role], person, alerts: false }));
  const admin = info.people.find((person) => person.role === "admin");
  if (admin && info.admin_room_id) {
    tabs.push({ id: "alerts", label: words.adminRoom, role: "", person: admin, roomId: info.admin_room_id, alerts: true });
  }
  if (tabs[0]) turnTo(tabs[0]);
  listen();
  await Promise.all([readMessages(), readTexts(), readClock(), readFaults()]);
}

function listen(): void {
  const read: Record<string, () => Promise<void>> = { messages: readMessages, sms: readTexts, clock: readClock, faults: readFaults };
  const events = new EventSource("/sandbox/events");
  events.addEventListener("changed", ({ data }) => void read[data as string]?.());
  // After a gap nobody knows what was missed.
  events.onopen = () => void Promise.all(Object.values(read).map((one) => one()));
  events.onerror = () => (byId("hint").textContent = words.offline);
}

function turnTo(tab: Tab): void {
  current = tab;
  const webex = new Webex(info.webex_url, tab.person.token);
  chat.turnTo({ webex, me: tab.person.email, names, empty: tab.alerts ? words.readOnly : words.empty(info.bot.name) });
  const input = byId<HTMLInputElement>("say");
  input.placeholder = words.say(tab.alerts ? tab.label : info.bot.name);
  input.setAttribute("aria-label", input.placeholder);
  drawTabs();
  void readMessages();
}

async function readMessages(): Promise<void> {
  for (const tab of tabs) {
    const messages = await messagesOf(tab);
    tab.last = messages[messages.length - 1]?.id;
    tab.seen = tab === current || tab.seen === undefined ? tab.last ?? "" : tab.seen;
    if (tab === current) {
      chat.show(messages);
      hint(messages);
    }
  }
  drawTabs();
}

async function messagesOf(tab: Tab): Promise<Message[]> {
  const webex = new Webex(info.webex_url, tab.person.token);
  tab.roomId ??= await webex.directRoom(info.bot.name);
  return tab.roomId ? webex.messages(tab.roomId) : [];
}

async function say(): Promise<void> {
  const input = byId<HTMLInputElement>("say");
  const text = input.value.trim();
  if (!text) return;
  input.value = "";
  const webex = new Webex(info.webex_url, current.person.token);
  try {
    await (current.alerts && current.roomId ? webex.sayIn(current.roomId, text) : webex.say(info.bot.email, text));
  } catch (error) {
    input.value = text;
    byId("hint").textContent = words.refused(error instanceof Error ? error.message : "");
    return;
  }
  await readMessages();
}

async function readTexts(): Promise<void> {
  phone.update(await sandbox.sms());
  byId("phone-mark").hidden = !phone.unread;
  hint();
}

function drawTabs(): void {
  byId("people").replaceChildren(
    ...tabs.map((tab) => {
      const button = document.createElement("button");
      button.type = "button";
      button.role = "tab";
      button.dataset.tab = tab.id;
      button.ariaSelected = String(tab === current);
      button.append(span("face", tab.alerts ? "!" : initials(tab.label)), span("who", tab.label), span("role", tab.role));
      if (tab.last && tab.last !== tab.seen) button.append(span("mark", ""));
      button.onclick = () => turnTo(tab);
      return button;
    }),
  );
}

function openLink(url: string): void {
  if (!url.startsWith(`${info.webex_url}/meet/`)) {
    window.open(url, "_blank", "noopener");
    return;
  }
  const frame = byId<HTMLIFrameElement>("meeting-frame");
  const address = `${url}${url.includes("?") ? "&" : "?"}lang=${language}`;
  if (frame.src !== address) frame.src = address;
  byId<HTMLAnchorElement>("meeting-tab").href = address;
  byId("meeting").hidden = false;
  meetingOpened = true;
  hint();
}

function closeMeeting(): void {
  byId<HTMLIFrameElement>("meeting-frame").src = "about:blank";
  byId("meeting").hidden = true;
}

/** The one thing to do next. */
function hint(messages?: Message[]): void {
  const answered = messages?.some((message) => message.personEmail !== current.person.email) ?? Boolean(tabs.some((tab) => tab.last));
  const line = byId("hint");
  if (meetingOpened) line.textContent = words.hintCall;
  else if (pageOpened) line.textContent = words.hintWait;
  else if (document.querySelector("#phone-sms .sms, #phone-sms .phone-row")) line.textContent = words.hintSms;
  else line.textContent = answered ? words.hintCard : words.hintHello;
}

function names(email: string): string {
  return email === info.bot.email ? info.bot.name : (info.people.find((person) => person.email === email)?.name ?? email);
}

function initials(name: string): string {
  const parts = name.replace(/^Dra?\. /, "").split(/\s+/);
  return parts.slice(0, 2).map((part) => part[0] ?? "").join("");
}

function span(className: string, textContent: string): HTMLSpanElement {
  return Object.assign(document.createElement("span"), { className, textContent });
}
