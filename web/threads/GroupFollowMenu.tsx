import Bell from 'lucide-solid/icons/bell';
import { Show } from 'solid-js';
import { type FollowLevel, followLevels } from '../../shared/threads/schema.ts';
import { t } from '../i18n/t.ts';
import { createQuery } from '../lib/query.ts';
import { Button } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { showFailure } from '../ui/toasts.ts';
import { followGroup, readGroupFollow } from './api.ts';
import './texts.ts';

/** What the reader hears of a group's threads, unless they chose otherwise for one of them. */
export function GroupFollowMenu(props: { groupId: string }) {
  const query = createQuery(
    () => props.groupId,
    async (groupId) => ({ level: await readGroupFollow(groupId) }),
  );

  async function choose(level: FollowLevel): Promise<void> {
    try {
      await followGroup(props.groupId, level);
      query.update(() => ({ level }));
    } catch (error) {
      showFailure(error);
    }
  }

  return (
    <Show when={query.data()}>
      {(now) => (
        <Menu
          align="end"
          items={[
            { heading: t('threads.followGroup') },
            ...followLevels.map((each) => ({
              label: t(`threads.follow.${each}`),
              detail: t(`threads.followHint.${each}`),
              checked: now().level === each,
              onSelect: () => void choose(each),
            })),
          ]}
          trigger={(trigger) => (
            <Button {...trigger} icon={Bell}>
              {t(`threads.followState.${now().level}`)}
            </Button>
          )}
        />
      )}
    </Show>
  );
}
