// A file that came with a message: a picture is shown, anything else is offered for download.

import type { FileInfo, Webex } from "./api";
import { language, words } from "./words";

/** Draws the file at `url`, as `webex`'s person sees it. */
export function drawFile(webex: Webex, url: string): HTMLElement {
  const frame = document.createElement("div");
  frame.className = "file";
  frame.textContent = words.fileComing;
  fill(frame, webex, url).catch(() => (frame.textContent = words.fileGone));
  return frame;
}

async function fill(frame: HTMLElement, webex: Webex, url: string): Promise<void> {
  const info = await webex.fileInfo(url);
  if (!info.kind.startsWith("image/")) {
    frame.replaceChildren(link(info, () => webex.file(url)));
    return;
  }
  const picture = Object.assign(document.createElement("img"), { alt: info.name, src: URL.createObjectURL(await webex.file(url)) });
  frame.replaceChildren(picture, link(info, () => webex.file(url)));
}

/** The file's name and size; pressed, the file is fetched and saved. */
function link(info: FileInfo, fetched: () => Promise<Blob>): HTMLAnchorElement {
  const anchor = Object.assign(document.createElement("a"), { href: "#", className: "download" });
  const [name, size] = ["strong", "span"].map((tag) => document.createElement(tag)) as [HTMLElement, HTMLElement];
  name.textContent = info.name;
  size.textContent = sizeInWords(info.size);
  anchor.append(name, size);
  anchor.title = words.download;
  anchor.onclick = (event) => {
    event.preventDefault();
    void fetched().then((blob) => save(blob, info.name));
  };
  return anchor;
}

function save(blob: Blob, name: string): void {
  const href = URL.createObjectURL(blob);
  Object.assign(document.createElement("a"), { href, download: name }).click();
  // The browser has begun to save by then.
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}

function sizeInWords(bytes: number): string {
  const [value, unit] = bytes < 1024 ? [bytes, "B"] : bytes < 1024 ** 2 ? [bytes / 1024, "KB"] : [bytes / 1024 ** 2, "MB"];
  return `${value.toLocaleString(language, { maximumFractionDigits: 1 })} ${unit}`;
}
