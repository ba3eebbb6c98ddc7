type Field = HTMLInputElement | HTMLTextAreaElement;

/** Input types into which nobody writes words. */
const others = new Set([
  'checkbox',
  'radio',
  'button',
  'submit',
  'reset',
  'file',
  'range',
  'color',
  'hidden',
  'date',
  'time',
]);

/** Notes what fields hold when somebody comes to them, and so knows whether anything was written into them since. */
export function makeTypedNotes() {
  const held = new Map<Field, string>();
  return {
    note({ target }: { target: EventTarget | null }): void {
      if (isField(target) && !held.has(target)) held.set(target, target.value);
    },
    isTyped: (): boolean =>
      [...held].some(([field, before]) => field.isConnected && field.value.trim() !== before.trim()),
    forget: (): void => held.clear(),
  };
}

function isField(target: EventTarget | null): target is Field {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !target.readOnly && !others.has(target.type))
  );
}
