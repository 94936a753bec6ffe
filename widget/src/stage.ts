// What the other side shows and says, and the words in place of a picture.
import type { RemoteKind } from './call';
import type { Line } from './line';
import { announce, byId } from './screens';
import type { Texts } from './texts';
import type { Member } from './webex';

export class Stage {
  readonly #stage = byId('stage');
  readonly #video = byId<HTMLVideoElement>('remote-video');
  readonly #audio = byId<HTMLAudioElement>('remote-audio');
  readonly #share = byId<HTMLVideoElement>('shared-screen');
  #line: Line | undefined;
  #audioOnly = false;
  #reconnecting = false;
  #camerasOff = false;
  #inCall = false;

  constructor(private readonly texts: Texts) {
    // Hidden until now: without this script a browser would draw an empty player.
    this.#video.hidden = false;
    for (const event of ['playing', 'resize', 'emptied'] as const) {
      this.#video.addEventListener(event, () => this.#drawPicture());
    }
    byId('sound').addEventListener('click', () => this.#playSound());
    // A phone call stops both players, and not every phone starts them again.
    document.addEventListener('visibilitychange', () => this.#playAgain());
  }

  /** Words in the middle of the room, by the name of their sentences. */
  status(name: string, options: { busy?: boolean; tryAgain?: boolean; lead?: string } = {}): void {
    byId('status').hidden = false;
    byId('status-title').textContent = this.texts.say(`call-${name}-title`);
    byId('status-lead').textContent = this.texts.say(`call-${options.lead ?? name}-lead`);
    byId('try-again').hidden = byId('other-ways').hidden = !options.tryAgain;
    this.#room().dataset['busy'] = String(options.busy ?? false);
    announce(`${byId('status-title').textContent}. ${byId('status-lead').textContent}`);
  }

  inCall(): void {
    this.#inCall = true;
    this.#room().dataset['inCall'] = 'true';
    this.#drawPicture();
  }

  remote(kind: RemoteKind, stream: MediaStream | null): void {
    if (kind === 'audio') {
      this.#audio.srcObject = stream;
      if (stream) this.#playSound();
    } else if (kind === 'share') {
      // A share's track is there from the start; it is one only while pictures arrive.
      this.#drawShare(stream);
    } else {
      this.#video.srcObject = stream;
      for (const track of stream?.getVideoTracks() ?? []) {
        track.onmute = track.onunmute = () => this.#drawPicture();
      }
      this.#drawPicture();
    }
  }

  company(others: Member[]): void {
    this.#camerasOff = others.length > 0 && others.every((member) => member.isVideoMuted === true);
    this.#drawPicture();
  }

  /** How good the line is, in words that stay on the screen; told when they change. */
  line(line: Line): void {
    const news = this.#line !== undefined || line !== 'good';
    this.#line = line;
    byId('line').dataset['line'] = line;
    byId('line-says').textContent = this.texts.say(`call-line-${line}`);
    this.#drawBanner();
    if (news) announce(byId('line-says').textContent ?? '');
  }

  /** That sound alone would do better, with a button for it. */
  suggest(yes: boolean): void {
    const prompt = byId('suggestion');
    if (yes && prompt.hidden) announce(prompt.querySelector('p')?.textContent ?? '');
    prompt.hidden = !yes;
  }

  /** Sound alone: there is no picture to wait for. */
  audioOnly(yes: boolean): void {
    this.#audioOnly = yes;
    this.#drawPicture();
  }

  reconnecting(yes: boolean): void {
    if (yes === this.#reconnecting) return;
    this.#reconnecting = yes;
    this.#drawBanner();
    announce(this.texts.say(yes ? 'call-reconnecting' : 'call-reconnected'));
  }

  clear(): void {
    this.#inCall = this.#camerasOff = this.#reconnecting = false;
    this.#room().dataset['inCall'] = 'false';
    this.#line = undefined;
    byId('line').dataset['line'] = '';
    byId('line-says').textContent = this.texts.say('call-line-unknown');
    this.#video.srcObject = this.#audio.srcObject = null;
    this.#drawShare(null);
    this.#drawBanner();
    this.#stage.dataset['picture'] = 'false';
    byId('sound').hidden = true;
  }

  #drawPicture(): void {
    const track = (this.#video.srcObject as MediaStream | null)?.getVideoTracks()[0];
    const wanted = this.#inCall && !this.#camerasOff && !this.#audioOnly;
    const picture = wanted && track?.readyState === 'live' && !track.muted && this.#video.videoWidth > 0;
    this.#stage.dataset['picture'] = String(picture);
    if (!this.#inCall) return;
    byId('status').hidden = picture;
    if (picture) return;
    const lead = this.#audioOnly ? 'audio-only' : this.#camerasOff ? 'no-video' : 'video-coming';
    this.status('video-coming', { busy: wanted, lead });
  }

  #drawShare(stream: MediaStream | null): void {
    this.#share.srcObject = stream;
    const track = stream?.getVideoTracks()[0];
    const draw = () => {
      const shared = Boolean(track && !track.muted && track.readyState === 'live');
      this.#share.hidden = !shared;
      this.#stage.dataset['sharing'] = String(shared);
    };
    if (track) track.onmute = track.onunmute = draw;
    draw();
  }

  #drawBanner(): void {
    const banner = byId('banner');
    const sentence = this.#reconnecting ? 'call-reconnecting' : this.#line === 'very-weak' ? 'call-weak' : '';
    banner.hidden = !sentence;
    banner.textContent = sentence && this.texts.say(sentence);
  }

  /** A browser may hold back sound until the page is touched: then there is a button for it. */
  #playSound(): void {
    const button = byId('sound');
    this.#audio.play().then(
      () => (button.hidden = true),
      (error: unknown) => (button.hidden = !(error instanceof DOMException && error.name === 'NotAllowedError')),
    );
  }

  #playAgain(): void {
    if (!this.#inCall || document.visibilityState !== 'visible') return;
    if (this.#audio.srcObject) this.#playSound();
    void this.#video.play().catch(() => undefined);
  }

  #room(): HTMLElement {
    return this.#stage.parentElement ?? this.#stage;
  }
}
