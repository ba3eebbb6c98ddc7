import { For } from 'solid-js';
import { FeedPanel } from '../calendars/FeedPanel.tsx';
import { myGroups } from '../groups/my-groups.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Panel } from '../ui/Panel.tsx';
import { Section } from '../ui/Section.tsx';
import styles from './CalendarPage.module.css';
import { declined, type Filter, outsideGroups } from './filter.ts';

/** Beside the calendar: the subscription, and what it shows. */
export function CalendarPanel(props: { filter: Filter }) {
  const box = (name: string, label: string) => (
    <Checkbox
      label={label}
      checked={props.filter.isShown(name)}
      onChange={(shown) => props.filter.toggle(name, shown)}
    />
  );
  return (
    <Panel label={t('meetings.panel')}>
      <FeedPanel />
      <Section title={t('meetings.show')}>
        <div class={styles.filters}>
          <For each={myGroups()}>{(group) => box(group.id, bindShortWords(group.name))}</For>
          {box(outsideGroups, t('meetings.withoutGroup'))}
          {box(declined, t('meetings.declined'))}
        </div>
      </Section>
    </Panel>
  );
}
