// Tells news to those who do not look: through the screen reader's region, and aloud once the page has been touched.
import { announce } from './screens';

export const canSpeak = 'speechSynthesis' in window;
let touched = false;
for (const kind of ['pointerdown', 'keydown'] as const) {
  addEventListener(kind, () => (touched = true), { once: true, passive: true });
}

export function tell(news: string): void {
  if (!news) return;
  announce(news);
  say(news);
}

/** Says a sentence aloud, if the page has been touched: before that browsers keep it silent. */
export function say(sentence: string): void {
  if (touched || activated()) speak(sentence);
}

/** The browser knows of touches from before this script was there. */
function activated(): boolean {
  return (navigator as { userActivation?: { hasBeenActive: boolean } }).userActivation?.hasBeenActive ?? false;
}

/** Reads aloud in the page's language. An extra: the words are on the screen as well. */
export function speak(sentence: string): void {
  if (!canSpeak) return;
  const spoken = new SpeechSynthesisUtterance(sentence);
  spoken.lang = document.documentElement.lang;
  speechSynthesis.speak(spoken);
}

export function hush(): void {
  if (canSpeak) speechSynthesis.cancel();
}
