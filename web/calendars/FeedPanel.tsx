import { t } from '../i18n/t.ts';
import { Section } from '../ui/Section.tsx';
import styles from './FeedAddress.module.css';
import { FeedChooser } from './FeedChooser.tsx';
import { createFeedStore } from './feed-store.ts';

/** The subscription, short, beside the calendar. */
export function FeedPanel() {
  const store = createFeedStore();
  return (
    <Section title={t('calendars.title')}>
      <div class={styles.panel}>
        <p class="small">{t('calendars.intro')}</p>
        <FeedChooser store={store} />
        <a class="small" href="/kalendarz">
          {t('calendars.manage')}
        </a>
      </div>
    </Section>
  );
}
