import Bell from 'lucide-solid/icons/bell';
import { Show } from 'solid-js';
import { type FollowLevel, followLevels } from '../../shared/threads/schema.ts';
import { t } from '../i18n/t.ts';
import { Button } from '../ui/Button.tsx';
import { Menu, type MenuEntry } from '../ui/Menu.tsx';
import { showFailure, showToast } from '../ui/toasts.ts';
import { followGroup, followThread } from './api.ts';
import { useThread } from './view.ts';

/** What the reader hears of this thread, and what they usually hear of the group's. */
export function FollowMenu() {
  const view = useThread();
  const following = () => view.store.opened()?.following;
  const level = (): FollowLevel => following()?.own ?? following()?.usual ?? 'all';

  async function choose(own: FollowLevel | null): Promise<void> {
    try {
      view.store.setFollowing(await followThread(view.threadId, own));
    } catch (error) {
      showFailure(error);
    }
  }

  async function asUsual(usual: FollowLevel): Promise<void> {
    const groupId = view.store.state()?.thread.groupId;
    if (!groupId) return;
    try {
      await followGroup(groupId, usual);
      view.store.setFollowing(await followThread(view.threadId, null));
      showToast(t('threads.followUsualSet'));
    } catch (error) {
      showFailure(error);
    }
  }

  const items = (): MenuEntry[] => [
    { heading: t('threads.followThread') },
    ...followLevels.map((each) => ({
      label: t(`threads.follow.${each}`),
      detail: t(`threads.followHint.${each}`),
      checked: level() === each,
      onSelect: () => void choose(each === following()?.usual ? null : each),
    })),
    ...(level() === following()?.usual
      ? []
      : (['line', { label: t('threads.followUsual'), onSelect: () => void asUsual(level()) }] as const)),
  ];
  return (
    <Show when={following()}>
      <Menu
        align="end"
        items={items()}
        trigger={(trigger) => (
          <Button {...trigger} icon={Bell}>
            {t(`threads.followState.${level()}`)}
          </Button>
        )}
      />
    </Show>
  );
}
