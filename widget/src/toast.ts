// What has just happened in the call, for eyes as well as for screen readers: a line above the buttons that goes away.
import { announce, byId } from './screens';

/** Long enough to be read twice, slowly. */
const SHOWN_FOR = 12_000;
let timer: number | undefined;

export function toast(sentence: string): void {
  const line = byId('toast');
  line.textContent = sentence;
  line.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => (line.hidden = true), SHOWN_FOR);
  announce(sentence);
}

export function clearToast(): void {
  clearTimeout(timer);
  byId('toast').hidden = true;
}
