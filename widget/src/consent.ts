// "I accept": one tap that gives consent and asks for camera and microphone.
//
// The form works by itself. Here the answer is put into this document instead of loading a new one, because the
// permission that the person gives in this tap ends with the document on some phones, and would be asked for twice.
import type { Media } from './media';

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
}

async function accept(form: HTMLFormElement): Promise<void> {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) fields.set(name, String(value));
  const answer = await fetch(form.action, { method: 'POST', body: fields });
  if (!answer.ok) throw new Error(`consent ${answer.status}`);
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
  if (!next.body.dataset['screen']) throw new Error('consent: not a page');
  document.title = next.title;
  document.body.replaceWith(document.adoptNode(next.body));
  scrollTo(0, 0);
  document.querySelector<HTMLElement>('section:not([hidden]) h1')?.focus({ preventScroll: true });
}
