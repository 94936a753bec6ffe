// The top bar: the sandbox's clock, which can be moved on, and its faults, which can be switched on.

import { sandbox } from "./api";
import { hour } from "./chat";
import { language, words } from "./words";

const ZONE = "America/Mexico_City";
const TEN_MINUTES_MS = 600_000;
const byId = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;

/** How far the sandbox is ahead of this browser, in milliseconds. */
let ahead = 0;

/** Makes the bar work. */
export function startBar(): void {
  setInterval(drawClock, 1000);
  for (const button of document.querySelectorAll<HTMLElement>("[data-advance]")) {
    button.onclick = () => void sandbox.advance(Number(button.dataset.advance)).then(readClock);
  }
  byId("clock-form").onsubmit = (event) => {
    event.preventDefault();
    void jump();
  };
  document.addEventListener("click", ({ target }) => closePanels(target as Node));
  document.addEventListener("keydown", ({ key }) => key === "Escape" && closePanels());
}

export async function readClock(): Promise<void> {
  ahead = Date.parse((await sandbox.clock()).now) - Date.now();
  drawClock();
}

export async function readFaults(): Promise<void> {
  const faults = await sandbox.faults();
  const on = faults.filter((fault) => fault.on).length;
  byId("faults-on").textContent = on ? String(on) : "";
  byId("faults").querySelector("ul")!.replaceChildren(
    ...faults.map((fault) => {
      const row = document.createElement("li");
      const label = document.createElement("label");
      const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: fault.on, id: `fault-${fault.id}` });
      box.onchange = () => void sandbox.setFault(fault.id, box.checked).then(readFaults);
      const title = Object.assign(document.createElement("strong"), { textContent: fault.title });
      const description = Object.assign(document.createElement("span"), { textContent: fault.description });
      label.append(box, title, description);
      row.append(label);
      return row;
    }),
  );
}

/** Closes the open panels of the bar, except the one that holds `inside`. */
function closePanels(inside: Node | null = null): void {
  for (const open of document.querySelectorAll<HTMLDetailsElement>("#bar details[open]")) {
    if (!open.contains(inside)) open.open = false;
  }
}

function drawClock(): void {
  const now = new Date(Date.now() + ahead);
  const day = now.toLocaleDateString(language === "en" ? "en-GB" : "es-MX", { timeZone: ZONE, weekday: "short", day: "numeric", month: "short" });
  byId<HTMLTimeElement>("clock-now").dateTime = now.toISOString();
  byId("clock-now").textContent = `${day} ${hour(now.toISOString())}`;
  byId("phone-time").textContent = hour(now.toISOString());
}

/** Moves the clock to ten minutes before the time that was chosen. */
async function jump(): Promise<void> {
  const seconds = Math.round((instant(byId<HTMLInputElement>("clock-at").value) - TEN_MINUTES_MS - Date.now() - ahead) / 1000);
  byId("clock-problem").textContent = seconds > 0 ? "" : words.past;
  if (seconds <= 0) return;
  await sandbox.advance(seconds);
  await readClock();
  byId<HTMLDetailsElement>("clock-jump").open = false;
}

/** The instant of a local date and time at the clinic, whatever zone this browser is in. */
function instant(local: string): number {
  const asUtc = Date.parse(`${local}Z`);
  const there = new Date(asUtc).toLocaleString("sv-SE", { timeZone: ZONE }).replace(" ", "T");
  return asUtc + (asUtc - Date.parse(`${there}Z`));
}
