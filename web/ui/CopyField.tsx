import Check from 'lucide-solid/icons/check';
import Copy from 'lucide-solid/icons/copy';
import { createSignal, onCleanup } from 'solid-js';
import { t } from '../i18n/t.ts';
import { Button } from './Button.tsx';
import styles from './CopyField.module.css';
import { useField } from './Field.tsx';
import input from './Input.module.css';

const confirmationMs = 2000;

type CopyFieldProps = {
  value: string;
  /** Only outside of a Field. */
  label?: string | undefined;
};

/** A text to take away (an address, a token): selected as a whole, copied by one button. */
export function CopyField(props: CopyFieldProps) {
  const [copied, setCopied] = createSignal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let field: HTMLInputElement | undefined;
  onCleanup(() => clearTimeout(timer));
  const copy = async () => {
    field?.select();
    await copyText(props.value);
    setCopied(true);
    clearTimeout(timer);
    timer = setTimeout(() => setCopied(false), confirmationMs);
  };
  return (
    <div class={styles.copy}>
      <input
        {...useField()}
        ref={(element) => {
          field = element;
        }}
        class={`${input.input} ${styles.text}`}
        value={props.value}
        aria-label={props.label}
        readonly
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button icon={copied() ? Check : Copy} onClick={() => void copy()}>
        <span aria-live="polite">{copied() ? t('ui.copied') : t('ui.copy')}</span>
      </Button>
    </div>
  );
}

/** Without a secure context there is no clipboard interface: the selected field is copied the old way. */
async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) await navigator.clipboard.writeText(text);
  else document.execCommand('copy');
}
