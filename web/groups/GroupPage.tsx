import { useParams } from '@solidjs/router';
import Video from 'lucide-solid/icons/video';
import { createSignal, Show } from 'solid-js';
import type { Group } from '../../shared/groups/schema.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import { createTitle } from '../lib/title.ts';
import { createCrumbs } from '../shell/crumbs.ts';
import { LoadedPage } from '../shell/LoadedPage.tsx';
import { GroupFollowMenu } from '../threads/GroupFollowMenu.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Meta } from '../ui/Meta.tsx';
import { Page, PageHead } from '../ui/Page.tsx';
import { GroupMenu } from './GroupMenu.tsx';
import { GroupNext } from './GroupNext.tsx';
import styles from './GroupPage.module.css';
import { GroupTabs, membersTab, useTab } from './GroupTabs.tsx';
import { createGroupStore, type GroupStore } from './group-store.ts';
import { MembersPanel } from './MembersPanel.tsx';
import './texts.ts';
import '../rooms/texts.ts';
import '../today/texts.ts';

/** /grupy/:groupId: name, mandate, next meeting; its threads, meetings, documents and members. */
export function GroupPage() {
  const params = useParams<{ groupId: string }>();
  const store = createGroupStore(() => params.groupId);
  createTitle(() => store.group.data()?.name);
  createCrumbs(() => [
    { label: t('groups.title'), href: '/grupy' },
    { label: bindShortWords(store.group.data()?.name ?? '') },
  ]);
  return <LoadedPage query={store.group}>{(group) => <Opened group={group()} store={store} />}</LoadedPage>;
}

function Opened(props: { group: Group; store: GroupStore }) {
  const [tab, openTab] = useTab();
  return (
    <Page
      panel={
        <Show when={tab() !== membersTab}>
          <MembersPanel store={props.store} onAll={() => openTab(membersTab)} />
        </Show>
      }
    >
      <PageHead
        title={bindShortWords(props.group.name)}
        actions={
          <>
            <ButtonLink href={`/grupy/${props.group.id}/pokoj`} icon={Video}>
              {t('rooms.group.enter')}
            </ButtonLink>
            <GroupFollowMenu groupId={props.group.id} />
            <GroupMenu group={props.group} onChanged={(group) => props.store.group.update(() => group)} />
          </>
        }
      >
        <Show when={props.group.mandate}>{(mandate) => <Mandate text={bindShortWords(mandate())} />}</Show>
        <Meta>
          <span>{t('groups.people', { count: props.group.memberCount })}</span>
          <Show when={props.group.role}>{(role) => <span>{t(`groups.myRole.${role()}`)}</span>}</Show>
        </Meta>
      </PageHead>
      <GroupNext groupId={props.group.id} />
      <GroupTabs group={props.group} store={props.store} />
    </Page>
  );
}

const shortMandate = 240;

/** What the group is for; a long one is cut until asked for. */
function Mandate(props: { text: string }) {
  const [whole, setWhole] = createSignal(false);
  const isCut = () => props.text.length > shortMandate && !whole();
  return (
    <>
      <p class={styles.mandate} data-cut={isCut() ? '' : undefined}>
        {props.text}
      </p>
      <Show when={isCut()}>
        <Button variant="quiet" size="small" onClick={() => setWhole(true)}>
          {t('groups.wholeMandate')}
        </Button>
      </Show>
    </>
  );
}
