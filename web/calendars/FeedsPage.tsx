import { For } from 'solid-js';
import type { PlainKey } from '../i18n/t.ts';
import { t } from '../i18n/t.ts';
import { createTitle } from '../lib/title.ts';
import { createCrumbs } from '../shell/crumbs.ts';
import { Card } from '../ui/Card.tsx';
import { Page, PageHead } from '../ui/Page.tsx';
import { Section } from '../ui/Section.tsx';
import styles from './FeedAddress.module.css';
import { FeedChooser } from './FeedChooser.tsx';
import { createFeedStore } from './feed-store.ts';
import './texts.ts';
import '../meetings/texts.ts';

const programs: readonly { name: PlainKey; steps: PlainKey }[] = [
  { name: 'calendars.google', steps: 'calendars.googleSteps' },
  { name: 'calendars.outlook', steps: 'calendars.outlookSteps' },
  { name: 'calendars.apple', steps: 'calendars.appleSteps' },
  { name: 'calendars.thunderbird', steps: 'calendars.thunderbirdSteps' },
];

/** /kalendarz: private addresses of my calendars, and how to add one to each program. */
export function FeedsPage() {
  const store = createFeedStore();
  createTitle(() => t('calendars.title'));
  createCrumbs(() => [{ label: t('meetings.title'), href: '/spotkania' }, { label: t('calendars.title') }]);
  return (
    <Page width="narrow">
      <PageHead title={t('calendars.title')}>
        <p>{t('calendars.intro')}</p>
      </PageHead>
      <Card>
        <div class={styles.parts}>
          <FeedChooser store={store} />
        </div>
      </Card>
      <Section title={t('calendars.howTo')}>
        <p class={styles.hint}>{t('calendars.howToHint')}</p>
        <dl class={styles.programs}>
          <For each={programs}>
            {(program) => (
              <div>
                <dt>{t(program.name)}</dt>
                <dd>{t(program.steps)}</dd>
              </div>
            )}
          </For>
        </dl>
      </Section>
    </Page>
  );
}
