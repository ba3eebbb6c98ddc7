import { t } from '../i18n/t.ts';
import styles from './TypingLine.module.css';
import { useThread } from './view.ts';

/** Who is writing now. Its place is always there, so that nothing moves; screen readers are not told, it would be noise. */
export function TypingLine() {
  const view = useThread();
  const words = () => {
    const others = view.store.typing().filter((id) => id !== view.me.id);
    const first = others.length === 1 ? view.people().get(others[0] ?? '') : undefined;
    if (first) return t('threads.typingOne', { name: first.displayName });
    return others.length > 0 ? t('threads.typingMany', { count: others.length }) : '';
  };
  return <p class={styles.typing}>{words()}</p>;
}
