// "I accept": one tap that gives consent and asks for camera and microphone.
//
// The form works by itself. Here the answer is put into this document instead of loading a new one, because the
// permission that the person gives in this tap ends with the document on some phones, and would be asked for twice.
import type { Media } from './media';
import { visitScript } from './next';
import { timeLimit } from './time_limit';

export function improveConsent(form: HTMLFormElement, media: Media, opened: () => void): void {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const button = form.querySelector('button');
    if (button?.disabled) return;
    if (button) {
      button.disabled = true;
      button.textContent = button.dataset['busy'] ?? button.textContent;
    }
    void media.open();
    accept(form).then(opened, () => form.submit());
  });
  if (document.readyState === 'complete') fetchLobbyEarly(form);
  else addEventListener('load', () => fetchLobbyEarly(form), { once: true });
}

/** While the terms are read, what the lobby needs comes into the browser's cache. */
function fetchLobbyEarly({ dataset }: HTMLFormElement): void {
  void fetch(dataset['style'] ?? '').catch(() => undefined);
  void visitScript().catch(() => undefined);
}

async function accept(form: HTMLFormElement): Promise<void> {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) fields.set(name, String(value));
  const answer = await fetch(form.action, { method: 'POST', body: fields, signal: timeLimit(20_000) });
  if (!answer.ok) throw new Error(`consent ${answer.status}`);
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
  if (!next.body.dataset['screen']) throw new Error('consent: not a page');
  await styled(next);
  document.title = next.title;
  document.body.replaceWith(document.adoptNode(next.body));
  scrollTo(0, 0);
  document.querySelector<HTMLElement>('section:not([hidden]) h1')?.focus({ preventScroll: true });
}

/** The styles of the next page are there before it is shown. */
async function styled(next: Document): Promise<void> {
  const known = new Set([...document.styleSheets].map(({ href }) => href));
  const missing = [...next.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].filter(({ href }) => !known.has(href));
  await Promise.all(missing.map(({ href }) => styleSheet(href)));
}

function styleSheet(href: string): Promise<void> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  return new Promise((resolve, reject) => {
    link.onload = () => resolve();
    link.onerror = () => reject(new Error('consent: no style'));
    document.head.append(link);
  });
}
