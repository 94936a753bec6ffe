// One's own picture: small, out of the way, and moved or put away with a tap.
import type { Media } from './media';
import { announce, byId } from './screens';
import type { Texts } from './texts';

/** A tap goes from one to the next. */
const PLACES = ['bottom-right', 'bottom-left', 'top-left', 'top-right', 'away'] as const;

export class SelfView {
  readonly #box = byId('self');
  readonly #video = byId<HTMLVideoElement>('self-video');
  #place = 0;

  constructor(
    private readonly media: Media,
    private readonly texts: Texts,
  ) {
    byId('self-move').addEventListener('click', () => this.#move(this.#place + 1));
    byId('self-back').addEventListener('click', () => {
      this.#move(0);
      byId('self-move').focus();
    });
  }

  draw(shown: boolean, microphone: boolean, camera: boolean): void {
    const away = PLACES[this.#place] === 'away';
    this.#box.hidden = !shown || away;
    byId('stage').dataset['self'] = String(!this.#box.hidden);
    byId('self-back').hidden = !shown || !away;
    this.#box.dataset['picture'] = String(camera);
    this.#box.dataset['facing'] = this.media.facing;
    const track = this.media.camera;
    const drawn = (this.#video.srcObject as MediaStream | null)?.getVideoTracks()[0];
    if (drawn !== track) this.#video.srcObject = track ? new MediaStream([track]) : null;
    byId('self-badge').textContent = this.#badge(microphone, camera);
  }

  #move(place: number): void {
    this.#place = place % PLACES.length;
    const name = PLACES[this.#place] ?? PLACES[0];
    const away = name === 'away';
    this.#box.hidden = away;
    byId('stage').dataset['self'] = String(!away);
    byId('self-back').hidden = !away;
    if (!away) this.#box.dataset['place'] = name;
    else byId('self-back').focus();
    announce(this.texts.say(away ? 'call-self-away' : 'call-self-moved'));
  }

  #badge(microphone: boolean, camera: boolean): string {
    if (!this.media.microphone && !this.media.camera) return this.texts.say('call-badge-listening');
    const missing = [microphone ? '' : this.texts.say('call-badge-muted'), camera ? '' : this.texts.say('call-badge-no-camera')];
    return missing.filter(Boolean).join('\n');
  }
}
