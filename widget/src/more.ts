// "More": what is not needed in every call. Sound alone, the picture's quality, the loudspeaker, who is here, help.
import { Company } from './company';
import type { State } from './contract';
import { closeDialog, openDialog } from './dialogs';
import type { Cap } from './rates';
import type { Picture } from './picture';
import { announce, byId } from './screens';
import { Speaker } from './speaker';
import type { Texts } from './texts';

export class More {
  readonly #dialog = byId<HTMLDialogElement>('more');
  readonly #audioOnly = byId<HTMLButtonElement>('audio-only');
  readonly #speaker: Speaker;
  readonly #company: Company;

  constructor(
    private readonly texts: Texts,
    private readonly picture: Picture,
  ) {
    this.#speaker = new Speaker(texts);
    this.#company = new Company(texts);
    byId('more-open').addEventListener('click', () => this.#open());
    byId('more-close').addEventListener('click', () => this.close());
    this.#audioOnly.addEventListener('click', () => void this.#toggle(!picture.wish.audioOnly));
    byId('suggested').addEventListener('click', () => void this.#toggle(true));
    for (const radio of this.#caps()) {
      radio.addEventListener('change', () => void this.#cap(radio.value as Cap));
    }
  }

  update({ company }: State): void {
    this.#company.draw(company);
  }

  close(): void {
    closeDialog(this.#dialog);
  }

  draw(): void {
    this.#audioOnly.setAttribute('aria-pressed', String(this.picture.wish.audioOnly));
    for (const radio of this.#caps()) radio.checked = radio.value === this.picture.wish.cap;
    byId('quality').hidden = this.picture.wish.audioOnly;
  }

  #open(): void {
    this.draw();
    this.#say('');
    void this.#speaker.draw();
    openDialog(this.#dialog);
  }

  async #toggle(audioOnly: boolean): Promise<void> {
    this.#audioOnly.disabled = true;
    const done = await this.picture.setAudioOnly(audioOnly);
    this.#audioOnly.disabled = false;
    this.draw();
    const word = done ? (audioOnly ? 'audio-only-on' : 'audio-only-off') : 'audio-only-failed';
    this.#say(this.texts.say(`call-${word}`));
  }

  async #cap(cap: Cap): Promise<void> {
    await this.picture.setCap(cap);
    this.#say(this.texts.say(`call-quality-${cap}`));
  }

  /** While a dialog is open, what lies behind it is not read out: the dialog has a line of its own. */
  #say(sentence: string): void {
    byId('more-says').textContent = sentence;
    if (!this.#dialog.open && sentence) announce(sentence);
  }

  #caps(): HTMLInputElement[] {
    return [...this.#dialog.querySelectorAll<HTMLInputElement>('[name=cap]')];
  }
}
