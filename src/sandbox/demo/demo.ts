// The sandbox's demo page: on the left the staff's Webex, on the right the patient's phone, so that one person can be both.

import { type Info, type Message, type Person, sandbox, Webex } from "./api";
import { readClock, readFaults, startBar } from "./bar";
import { Chat } from "./chat";
import { Composer } from "./composer";
import { Phone } from "./phone";
import { changeLanguage, language, sayAll, words } from "./words";

const byId = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;

/** A conversation on the left: a person's direct space with the bot, or the space with the alerts. */
type Tab = { id: string; label: string; role: string; person: Person; roomId?: string | undefined; alerts: boolean; seen?: string; last?: string | undefined };

const TITLE = /^Dra?\. /;

let info: Info;
let tabs: Tab[] = [];
let current: Tab;
let pageOpened = false;
let meetingOpened = false;

const chat = new Chat(byId("chat"), openLink);
const composer = new Composer(say);
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
  for (const button of document.querySelectorAll<HTMLElement>("[data-show]")) {
    button.onclick = () => (document.body.dataset.pane = button.dataset.show);
  }
  info = await sandbox.info();
  tabs = info.people.map((person) => ({ id: person.email, label: person.name.replace(TITLE, ""), role: words[person.role], person, alerts: false }));
  const admin = info.people.find((person) => person.role === "admin");
  if (admin && info.admin_room_id) {
    tabs.push({ id: "alerts", label: words.adminRoom, role: words.space, person: admin, roomId: info.admin_room_id, alerts: true });
  }
  const first = asked() ?? tabs[0];
  if (first) turnTo(first);
  listen();
  await Promise.all([readMessages(), readTexts(), readClock(), readFaults()]);
}

/** Who the address asks to be (`?as=carmen`, `?as=scheduler`, `?as=alerts`): a first name, a role, or the space. */
function asked(): Tab | undefined {
  const as = plain(new URLSearchParams(location.search).get("as") ?? "");
  const names = (tab: Tab) => [tab.id, ...(tab.alerts ? [] : [tab.person.role, plain(tab.label.split(" ")[0] ?? "")])];
  return tabs.find((tab) => names(tab).includes(as));
}

/** Without accents and capitals. */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
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
  composer.turnTo(tab.alerts ? words.sayInSpace : words.say(info.bot.name), tab.alerts ? `@${info.bot.name}` : "");
  hint();
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

/** In a group space the bot reads only what mentions it. */
async function say(text: string, file?: File): Promise<void> {
  const webex = new Webex(info.webex_url, current.person.token);
  if (current.alerts && current.roomId) {
    await webex.say({ roomId: current.roomId }, `<@personEmail:${info.bot.email}> ${text}`, file);
  } else {
    await webex.say({ toPersonEmail: info.bot.email }, text, file);
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
      button.onclick = () => {
        history.replaceState(null, "", `?as=${encodeURIComponent(tab.id)}`);
        turnTo(tab);
      };
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
  if (current.alerts) line.textContent = words.hintAlerts;
  else if (current.person.role === "admin") line.textContent = words.hintAdmin;
  else if (current.person.role === "scheduler") line.textContent = words.hintScheduler;
  else if (meetingOpened) line.textContent = words.hintCall;
  else if (pageOpened) line.textContent = words.hintWait;
  else if (document.querySelector("#phone-sms .sms, #phone-sms .phone-row")) line.textContent = words.hintSms;
  else line.textContent = answered ? words.hintCard : words.hintHello;
}

function names(email: string): string {
  return email === info.bot.email ? info.bot.name : (info.people.find((person) => person.email === email)?.name ?? email);
}

function initials(name: string): string {
  const parts = name.split(/\s+/);
  return parts.slice(0, 2).map((part) => part[0] ?? "").join("");
}

function span(className: string, textContent: string): HTMLSpanElement {
  return Object.assign(document.createElement("span"), { className, textContent });
}
