import CalendarSync from 'lucide-solid/icons/calendar-sync';
import { createSignal, Show } from 'solid-js';
import { t } from '../i18n/t.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Select } from '../ui/Select.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { showFailure } from '../ui/toasts.ts';
import { FeedAddress } from './FeedAddress.tsx';
import type { FeedStore } from './feed-store.ts';

/** What to subscribe to, and its address or the button that makes one. */
export function FeedChooser(props: { store: FeedStore }) {
  const [busy, setBusy] = createSignal(false);
  async function make(): Promise<void> {
    setBusy(true);
    await props.store.make().catch(showFailure);
    setBusy(false);
  }
  return (
    <Loaded query={props.store.feeds} skeleton={<Skeleton shape="text" />}>
      {() => (
        <>
          <Field label={t('calendars.which')}>
            <Select options={props.store.options()} value={props.store.scope()} onChange={props.store.setScope} />
          </Field>
          <Show
            when={props.store.chosen()}
            fallback={
              <div>
                <Button icon={CalendarSync} busy={busy()} onClick={() => void make()}>
                  {t('calendars.make')}
                </Button>
              </div>
            }
          >
            {(feed) => <FeedAddress feed={feed()} store={props.store} />}
          </Show>
        </>
      )}
    </Loaded>
  );
}
