import Plus from 'lucide-solid/icons/plus';
import ScrollText from 'lucide-solid/icons/scroll-text';
import Users from 'lucide-solid/icons/users';
import { createSignal, For, onMount, Show } from 'solid-js';
import type { Group } from '../../shared/groups/schema.ts';
import { requireMe } from '../accounts/session.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import { errorText } from '../lib/api.ts';
import { createTitle } from '../lib/title.ts';
import { createCrumbs } from '../shell/crumbs.ts';
import { newInGroup } from '../today/store.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { EmptyState, ErrorState } from '../ui/EmptyState.tsx';
import { Meta } from '../ui/Meta.tsx';
import { Page, PageHead } from '../ui/Page.tsx';
import { Row, RowIcon, Rows } from '../ui/Rows.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { GroupDialog } from './GroupDialog.tsx';
import { groups, loadGroups } from './my-groups.ts';
import '../decisions/texts.ts';
import './texts.ts';
import '../today/texts.ts';

/** /grupy: the reader's groups; coordinators of the hub found new ones. */
export function GroupsPage() {
  createTitle(() => t('groups.title'));
  createCrumbs(() => [{ label: t('groups.title') }]);
  const [failure, setFailure] = createSignal<unknown>();
  const [founding, setFounding] = createSignal(false);
  const mayFound = () => requireMe().hubRole === 'coordinator';
  const load = (): void => {
    setFailure(undefined);
    loadGroups().catch((error: unknown) => setFailure(() => error));
  };
  onMount(load);
  return (
    <Page>
      <PageHead
        title={t('groups.title')}
        actions={
          <>
            <ButtonLink href="/ustalenia" icon={ScrollText}>
              {t('decisions.register')}
            </ButtonLink>
            <Show when={mayFound()}>
              <Button variant="primary" icon={Plus} onClick={() => setFounding(true)}>
                {t('groups.new')}
              </Button>
            </Show>
          </>
        }
      >
        <p>{t('groups.lede')}</p>
      </PageHead>
      <Show
        when={groups()}
        fallback={
          <Show when={failure()} fallback={<Skeleton />}>
            {(error) => <ErrorState title={t('shell.notLoaded')} text={errorText(error())} onRetry={load} />}
          </Show>
        }
      >
        {(all) => (
          <Show when={all().length > 0} fallback={<NoGroups mayFound={mayFound()} />}>
            <Rows phone="beside">
              <For each={all()}>{(group) => <GroupRow group={group} />}</For>
            </Rows>
          </Show>
        )}
      </Show>
      <GroupDialog open={founding()} onClose={() => setFounding(false)} />
    </Page>
  );
}

function NoGroups(props: { mayFound: boolean }) {
  return (
    <EmptyState
      icon={Users}
      title={t('groups.none')}
      text={props.mayFound ? t('groups.noneHintCoordinator') : t('groups.noneHint')}
    />
  );
}

function GroupRow(props: { group: Group }) {
  const fresh = () => newInGroup(props.group.id);
  return (
    <Row
      lead={<RowIcon of={Users} />}
      title={bindShortWords(props.group.name)}
      href={`/grupy/${props.group.id}`}
      side={
        <Show when={fresh() > 0}>
          <Badge tone="accent">{t('today.newCount', { count: fresh() })}</Badge>
        </Show>
      }
    >
      <Show when={props.group.mandate}>
        <Meta>
          <span>{bindShortWords(props.group.mandate)}</span>
        </Meta>
      </Show>
      <Meta>
        <span>{t('groups.people', { count: props.group.memberCount })}</span>
        <Show when={props.group.role}>{(role) => <span>{t(`groups.myRole.${role()}`)}</span>}</Show>
      </Meta>
    </Row>
  );
}
