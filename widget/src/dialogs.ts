// Dialogs, in browsers that have them and in those that do not (Safari before 15.4).

export function openDialog(dialog: HTMLDialogElement): void {
  if (dialog.open) return;
  if (dialog.showModal) dialog.showModal();
  else dialog.setAttribute('open', '');
}

export function closeDialog(dialog: HTMLDialogElement): void {
  if (dialog.close && dialog.open) dialog.close();
  else dialog.removeAttribute('open');
}
