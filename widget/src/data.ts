// On a line that costs money nothing large is fetched before the person has said what the call may cost.
import type { Wish } from './call';
import { SOUND_MEGABYTES, VIDEO_MEGABYTES } from './rates';
import { announce, byId } from './screens';
import { SDK_MEGABYTES } from './sdk';
import type { Texts } from './texts';

export class DataCard {
  readonly #card = byId('data');
  /** Resolves with the person's word. */
  readonly word: Promise<void>;
  said = false;

  constructor(
    private readonly texts: Texts,
    wish: Wish,
  ) {
    this.#fill('lead', SDK_MEGABYTES);
    this.#fill('video', VIDEO_MEGABYTES);
    this.#fill('sound', SOUND_MEGABYTES);
    this.#card.hidden = false;
    this.word = new Promise((resolve) => {
      const choose = (id: string, audioOnly: boolean) =>
        byId(id).addEventListener('click', () => {
          wish.audioOnly = audioOnly;
          this.said = true;
          this.#card.hidden = true;
          announce(this.texts.say(audioOnly ? 'lobby-data-sound-chosen' : 'lobby-data-video-chosen'));
          resolve();
        });
      choose('use-video', false);
      choose('use-sound', true);
    });
  }

  #fill(part: 'lead' | 'video' | 'sound', megabytes: number): void {
    const format = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });
    byId(`data-${part}`).textContent = this.texts.say(`lobby-data-${part}`, { megabytes: format.format(megabytes) });
  }
}
