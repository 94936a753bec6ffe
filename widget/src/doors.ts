// Doors, not walls: what to do where a video call does not work, the best way first.
import { browser } from './browser';
import { isAndroid, isFirefox, isInApp, isIos, type Obstacle } from './capability';
import { announce, byId, listSteps } from './screens';
import type { Service } from './service';
import type { Texts } from './texts';

const CLIPBOARD_PATIENCE = 1_000;

export class Doors {
  readonly #link = location.origin + location.pathname;

  constructor(
    private readonly service: Service,
    private readonly texts: Texts,
  ) {
    byId<HTMLInputElement>('door-link').value = this.#link;
    byId('door-copy').addEventListener('click', () => void this.#copy());
    byId('door-stay').addEventListener('click', () => (byId('doors').hidden = true));
  }

  /** What is in the way; `mayStay`: it may work all the same. */
  draw(obstacle: Obstacle, mayStay: boolean): void {
    const title = this.texts.say(`lobby-door-${obstacle}-title`);
    byId('doors-title').textContent = title;
    byId('doors-lead').textContent = this.texts.say(`lobby-door-${obstacle}-lead`);
    byId('door-stay').hidden = !mayStay;
    this.#drawBrowser(obstacle);
    byId('doors').hidden = false;
    announce(title);
  }

  /** The person was let in: now there are ways into the meeting itself. */
  async drawWays(): Promise<void> {
    byId('doors').hidden = false;
    byId('door-stay').hidden = true;
    const { join_link, phone } = await this.service.ways();
    byId('door-webex').hidden = !join_link;
    byId<HTMLAnchorElement>('door-webex-link').href = join_link ?? '';
    byId('door-phone').hidden = !phone;
    if (!phone) return;
    const number = byId<HTMLAnchorElement>('door-phone-number');
    // The commas are pauses, after which the phone dials the code by itself.
    number.href = `tel:${phone.number.replace(/[^+\d]/g, '')},,${phone.code}%23`;
    const code = phone.code.replace(/\d{3}(?=\d)/g, '$& ');
    byId('door-phone-says').textContent = this.texts.say('lobby-door-phone', { ...phone, code });
  }

  #drawBrowser(obstacle: Obstacle): void {
    const chrome = byId<HTMLAnchorElement>('door-chrome');
    // Only Android lets a page open another browser.
    chrome.hidden = !isAndroid() || (browser() === 'chrome' && !isInApp());
    chrome.href = intent(this.#link);
    const leave = isInApp() ? (isIos() ? 'ios' : isAndroid() ? 'android' : undefined) : undefined;
    byId('door-browser').hidden = chrome.hidden && !leave;
    this.#list('door-steps', leave);
    const waits = obstacle === 'no-h264' && isFirefox();
    this.#list('door-copy-steps', leave ? undefined : waits ? 'firefox' : 'other');
  }

  #list(id: string, way: string | undefined): void {
    byId(id).hidden = !way;
    if (way) listSteps(byId(id), this.texts.say(`lobby-open-${way}`));
  }

  async #copy(): Promise<void> {
    const field = byId<HTMLInputElement>('door-link');
    const copied = await Promise.race([written(this.#link), later(CLIPBOARD_PATIENCE)]);
    field.hidden = copied;
    if (!copied) field.select();
    const says = byId('door-copied');
    says.textContent = this.texts.say(copied ? 'lobby-copied' : 'lobby-copy-by-hand');
    announce(says.textContent);
  }
}

/** Whether the link is on the clipboard; a web view may refuse, or never answer. */
async function written(link: string): Promise<boolean> {
  return (navigator.clipboard?.writeText(link) ?? Promise.reject()).then(() => true, () => false);
}

function later(milliseconds: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), milliseconds));
}

/** The address that asks Android for Chrome, and falls back to the page itself. */
function intent(link: string): string {
  const { protocol, host, pathname } = new URL(link);
  const scheme = protocol.replace(':', '');
  return `intent://${host}${pathname}#Intent;scheme=${scheme};package=com.android.chrome;S.browser_fallback_url=${encodeURIComponent(link)};end`;
}
