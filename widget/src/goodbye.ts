// "How was it?": the form works by itself; here its answer stays on the page.
import { announce, byId } from './screens';
import { Service } from './service';

export function improveFeedback(form: HTMLFormElement): void {
  const service = new Service(location.pathname.replace(/\/$/, ''));
  // The browser would ask for the face in its own language, and not in the page's.
  form.noValidate = true;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const faceless = !form.checkValidity();
    byId('faceless').hidden = !faceless;
    if (faceless) return announce(byId('faceless').textContent ?? '');
    const button = form.querySelector('button');
    if (!button || button.disabled) return;
    button.disabled = true;
    service.send(form).then(() => thank(form), () => form.submit());
  });
}

function thank(form: HTMLFormElement): void {
  form.hidden = true;
  const thanks = byId('thanks');
  thanks.hidden = false;
  announce(thanks.textContent ?? '');
}
