import FileX from 'lucide-solid/icons/file-x';
import RefreshCw from 'lucide-solid/icons/refresh-cw';
import { createEffect, Match, onCleanup, Switch } from 'solid-js';
import type { DraftView } from '../../shared/drafts/schema.ts';
import { requireMe } from '../accounts/session.ts';
import { t } from '../i18n/t.ts';
import { isGone } from '../lib/api.ts';
import type { Query } from '../lib/query.ts';
import { socket } from '../lib/socket.ts';
import { Notice } from '../shell/Notice.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { createDraftSession, type DraftSession } from './draft-session.ts';
import { copyName, markDurable, markUnsent } from './offline-copies.ts';
import { Workbench } from './Workbench.tsx';
import './texts.ts';

/** The part with the editor, loaded when a draft is opened. */
export function OpenedDraft(props: { draftId: string; draft: Query<DraftView> }) {
  const first = props.draft.data() as DraftView;
  const draft = () => props.draft.data() ?? first;
  const session = createDraftSession({
    draftId: props.draftId,
    memberId: requireMe().id,
    onDoubt: () => void props.draft.refetch(),
  });
  followDraft(first, props.draft);
  markUnsentChanges(draft, session);
  createEffect((before: boolean | undefined) => {
    const canWrite = draft().canWrite;
    if (before !== undefined && before !== canWrite) session.retry();
    return canWrite;
  });
  const ending = () => session.state().ending;
  return (
    <Switch fallback={<Workbench draft={draft()} session={session} onChanged={() => void props.draft.refetch()} />}>
      <Match when={ending() === 'no_access' || isGone(props.draft.error())}>
        <Notice
          icon={FileX}
          title={t('drafts.noAccess')}
          actions={<ButtonLink href="/dokumenty">{t('drafts.toDrafts')}</ButtonLink>}
        >
          {t('drafts.noAccessHint')}
        </Notice>
      </Match>
      <Match when={ending() === 'old_schema'}>
        <Notice
          icon={RefreshCw}
          title={t('drafts.oldEditor')}
          actions={
            <Button variant="primary" onClick={() => location.reload()}>
              {t('drafts.refresh')}
            </Button>
          }
        >
          {t('drafts.oldEditorHint')}
        </Notice>
      </Match>
    </Switch>
  );
}

/** So that a sign-out on any later day can say what would be lost. */
function markUnsentChanges(draft: () => DraftView, session: DraftSession): void {
  const name = copyName(requireMe().id, draft().id);
  createEffect(() => {
    const { unsaved, line, mode, ending } = session.state();
    if (ending === 'no_access' || ending === 'signed_out') return;
    if (unsaved) markUnsent(name, draft().title);
    else if (line === 'online' && mode !== null) markDurable(name);
  });
}

/** What others change above the text comes by the group's events. */
function followDraft({ id, groupId }: DraftView, draft: Query<DraftView>): void {
  const refetch = async (): Promise<undefined> => draft.refetch().then(() => undefined);
  const leave = socket.subscribe(`group:${groupId}`, {
    onEvent: ({ type, payload }) => {
      const about = typeof payload === 'object' && payload !== null ? Object.values(payload) : [];
      if (type.startsWith('member.') || (type.startsWith('draft.') && about.includes(id))) void refetch();
    },
    onReset: refetch,
    onRefused: () => void refetch(),
  });
  onCleanup(leave);
}
