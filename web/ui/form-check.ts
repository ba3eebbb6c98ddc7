/**
 * Asks a form for what is required and not there, or is not what its field takes. Each such field says so itself: the bubbles of a
 * browser speak its own language. True when nothing is wrong.
 */
export function isFilledIn(form: HTMLFormElement): boolean {
  const wrong = [...form.elements].filter(isWrong);
  for (const control of wrong) control.dispatchEvent(new Event('invalid'));
  wrong[0]?.focus();
  return wrong.length === 0;
}

function isWrong(control: Element): control is HTMLInputElement | HTMLTextAreaElement {
  if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)) return false;
  return control.validity.customError || (control.required && control.value.trim() === '');
}
