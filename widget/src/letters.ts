// "Big letters": the form works by itself; here the page changes without being loaded anew, which a visit would notice.

export function improveLetters(): void {
  const form = document.querySelector<HTMLFormElement>('form.letters');
  form?.addEventListener('click', (event) => {
    const button = (event.target as Element).closest('button');
    if (!button) return;
    event.preventDefault();
    document.documentElement.classList.toggle('big', button.value === 'big');
    const body = new URLSearchParams({ letters: button.value });
    void fetch(form.action, { method: 'POST', body, redirect: 'manual' }).catch(() => undefined);
    // The button that was pressed gives way to the other one.
    for (const other of form.querySelectorAll('button')) if (other !== button) other.focus();
  });
}
