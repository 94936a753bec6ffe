// The line in which somebody writes: words, and at most one file, as Webex takes them.

import { words } from "./words";

const byId = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;

/** The form below the chat. */
export class Composer {
  private file: File | undefined;

  /** `send` posts what was written; what it could not post stays. */
  constructor(private send: (text: string, file?: File) => Promise<void>) {
    const picker = byId<HTMLInputElement>("file");
    byId("attach").onclick = () => picker.click();
    byId("attach").ariaLabel = words.attach;
    byId("attach").title = words.attach;
    picker.onchange = () => {
      this.attach(picker.files?.[0]);
      // The same file can be chosen again.
      picker.value = "";
    };
    byId("unattach").onclick = () => this.attach(undefined);
    byId("unattach").ariaLabel = words.unattach;
    byId("composer").onsubmit = (event) => {
      event.preventDefault();
      void this.submit();
    };
  }

  /** Says to whom one writes. In a group space every word is meant for somebody: `mention`. */
  turnTo(label: string, mention: string): void {
    const input = byId<HTMLInputElement>("say");
    input.placeholder = label;
    input.setAttribute("aria-label", label);
    byId("mention").textContent = mention;
    byId("mention").hidden = !mention;
    this.attach(undefined);
  }

  private async submit(): Promise<void> {
    const input = byId<HTMLInputElement>("say");
    const [text, file] = [input.value.trim(), this.file];
    if (!text && !file) return;
    input.value = "";
    this.attach(undefined);
    try {
      await this.send(text, file);
    } catch (error) {
      input.value = text;
      this.attach(file);
      byId("hint").textContent = words.refused(error instanceof Error ? error.message : "");
    }
  }

  private attach(file: File | undefined): void {
    this.file = file;
    byId("attached").hidden = !file;
    byId("attached-name").textContent = file?.name ?? "";
  }
}
