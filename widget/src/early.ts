// The page of whoever is early: a test of camera and microphone, and on it goes when it is time.
import { DeviceCheck } from './check';
import type { Media } from './media';
import { Texts } from './texts';

/** A phone that slept does not count: the clock is looked at this often, and on waking. */
const LOOK_EVERY = 5_000;

export function openEarly(root: HTMLElement, media: Media): void {
  // By how long it takes, not by the time of day: phones' clocks are often minutes off.
  const opensAt = Date.now() + Number(root.dataset['seconds']) * 1_000;
  const look = () => {
    if (Date.now() >= opensAt) location.reload();
  };
  setInterval(look, LOOK_EVERY);
  document.addEventListener('visibilitychange', look);
  new DeviceCheck(media, new Texts(root.dataset['texts'] ?? '{}', {}));
}
