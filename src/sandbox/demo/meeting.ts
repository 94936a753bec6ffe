// The host's meeting window, as a meeting's link opens it: own camera, a tile for each guest, mute, camera, leave, end.
// `body[data-state]` is "idle" (at the door), "open" (in the meeting) or "ended".

import { FarEnd } from "./far_end";
import { words } from "./meeting_words";

type Person = { id: string; name: string; audioMuted: boolean; videoMuted: boolean; state: "waiting" | "joined" | "left" };

type Told =
  | { type: "meeting"; title: string; number: string; host_name: string; host_email: string }
  | { type: "entered" }
  | { type: "participants"; participants: Person[] }
  | { type: "offer"; id: string; participant: string; sdp: string }
  | { type: "take_over"; id: string; participant: string; sdp: string }
  | { type: "accepted"; participant: string; sdp: string }
  | { type: "taken_over" }
  | { type: "ended" };

const byId = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
const ownVideo = byId<HTMLVideoElement>("own-video");
const enterButton = byId<HTMLButtonElement>("enter");

let line: WebSocket | undefined;
let own = new MediaStream();
let farEnd: FarEnd | undefined;
let farewell = "";

connect();
drawControls();
document.title = words.title;
byId("alone").textContent = words.nobody;
byId("own-name").textContent = words.you;
byId("door-text").textContent = words.connecting;
byId("waiting").querySelector("h2")!.textContent = words.waiting;
byId("leave-meeting").textContent = words.leave;
byId("end-meeting").textContent = words.end;
byId("leave-meeting").onclick = () => leave(words.left);
byId("end-meeting").onclick = () => say({ type: "end" });
byId("mute").onclick = () => toggle("audio");
byId("camera").onclick = () => toggle("video");
enterButton.onclick = enter;

function connect(): void {
  const mtid = new URLSearchParams(location.search).get("MTID") ?? "";
  const socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}/meet/socket?MTID=${encodeURIComponent(mtid)}`);
  let met = false;
  line = socket;
  socket.onmessage = ({ data }) => {
    met = true;
    hear(JSON.parse(data) as Told);
  };
  socket.onclose = () => {
    if (line !== socket) return;
    line = undefined;
    if (document.body.dataset.state === "ended") return;
    closeDoor(farewell || (met ? words.lost : words.noMeeting), met);
  };
}

function say(message: object): void {
  line?.send(JSON.stringify(message));
}

function hear(told: Told): void {
  switch (told.type) {
    case "meeting":
      byId("title").textContent = told.title;
      byId("door-title").textContent = words.doorTitle(told.title);
      byId("door-text").textContent = words.doorText;
      enterButton.textContent = words.host(told.host_name);
      enterButton.disabled = false;
      break;
    case "entered":
      document.body.dataset.state = "open";
      break;
    case "participants":
      draw(told.participants);
      break;
    case "offer":
    case "take_over":
      void answer(told);
      break;
    case "accepted":
      void farEnd?.accepted(told.participant, told.sdp);
      break;
    case "taken_over":
      leave(words.takenOver);
      break;
    case "ended":
      closeDoor(words.ended, false);
      document.body.dataset.state = "ended";
  }
}

async function enter(): Promise<void> {
  enterButton.disabled = true;
  byId("door-text").textContent = words.connecting;
  try {
    own = await navigator.mediaDevices.getUserMedia({ audio: true, video: { width: 640, height: 480 } });
  } catch {
    own = new MediaStream();
    byId("own-name").textContent = words.noDevices;
  }
  ownVideo.srcObject = own;
  farEnd = new FarEnd(own, (participant, stream) => {
    const video = tile(participant).querySelector("video")!;
    if (video.srcObject !== stream) video.srcObject = stream;
    void video.play().catch(() => undefined);
  });
  if (!line) connect();
  whenOpen(() => say({ type: "enter" }));
  drawControls();
}

function whenOpen(then: () => void): void {
  if (line?.readyState === WebSocket.CONNECTING) line.addEventListener("open", then);
  else then();
}

async function answer(told: Extract<Told, { id: string }>): Promise<void> {
  const { participant } = told;
  const sdp = await (told.type === "offer" ? farEnd?.answer(participant, told.sdp) : farEnd?.takeOver(participant, told.sdp));
  if (sdp) say({ type: "answer", id: told.id, sdp });
}

function leave(why: string): void {
  farewell = why;
  closeDoor(why, true);
  say({ type: "leave" });
}

/** Back to the door, with a reason; `open` is whether one may enter again. */
function closeDoor(why: string, open: boolean): void {
  farEnd?.close();
  farEnd = undefined;
  own.getTracks().forEach((track) => track.stop());
  ownVideo.srcObject = null;
  draw([]);
  document.body.dataset.state = "idle";
  byId("door-text").textContent = why;
  enterButton.textContent = words.again;
  enterButton.hidden = !open;
  enterButton.disabled = !open;
}

function draw(people: Person[]): void {
  const joined = people.filter((person) => person.state === "joined");
  const waiting = people.filter((person) => person.state === "waiting");
  const guests = byId("guests");
  const present = new Set(joined.map((person) => person.id));
  farEnd?.keep(present);
  guests.querySelectorAll<HTMLElement>(".guest").forEach((one) => present.has(one.dataset.id ?? "") || one.remove());
  joined.forEach((person) => drawPerson(tile(person.id), person));
  guests.dataset.count = String(joined.length);
  byId("status").textContent = words.people(joined.length + 1);
  byId("waiting").hidden = waiting.length === 0;
  byId("waiting").querySelector("ul")!.replaceChildren(
    ...waiting.map((person) => Object.assign(document.createElement("li"), { textContent: person.name })),
  );
}

function drawPerson(one: HTMLElement, person: Person): void {
  one.dataset.name = person.name;
  one.dataset.audioMuted = String(person.audioMuted);
  one.dataset.videoMuted = String(person.videoMuted);
  one.querySelector(".name")!.textContent = person.name;
  one.querySelector(".initials")!.textContent = person.name.split(/\s+/, 2).map((part) => part[0] ?? "").join("");
}

/** The tile of a guest, made when first asked for: their picture may come before their name. */
function tile(participant: string): HTMLElement {
  const guests = byId("guests");
  const found = [...guests.children].find((one) => (one as HTMLElement).dataset.id === participant);
  if (found) return found as HTMLElement;
  const made = document.createElement("div");
  made.className = "guest";
  made.dataset.id = participant;
  const video = Object.assign(document.createElement("video"), { autoplay: true, playsInline: true });
  const label = document.createElement("p");
  label.className = "label";
  label.append(span("name"), span("mark audio", words.muted), span("mark video", words.dark));
  made.append(video, span("initials"), label);
  guests.append(made);
  return made;
}

function span(className: string, textContent = ""): HTMLSpanElement {
  return Object.assign(document.createElement("span"), { className, textContent });
}

function toggle(kind: "audio" | "video"): void {
  own.getTracks().filter((track) => track.kind === kind).forEach((track) => (track.enabled = !track.enabled));
  drawControls();
}

function drawControls(): void {
  const on = (kind: string) => own.getTracks().some((track) => track.kind === kind && track.enabled);
  const [sound, picture] = own.getTracks().length ? [on("audio"), on("video")] : [true, true];
  byId("mute").textContent = sound ? words.mute : words.unmute;
  byId("mute").setAttribute("aria-pressed", String(!sound));
  byId("camera").textContent = picture ? words.cameraOff : words.cameraOn;
  byId("camera").setAttribute("aria-pressed", String(!picture));
  byId("own").classList.toggle("off", !picture);
}
