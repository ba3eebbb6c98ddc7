import FileX from 'lucide-solid/icons/file-x';
import RefreshCw from 'lucide-solid/icons/refresh-cw';
import { createEffect, createSignal, Match, onCleanup, Show, Switch } from 'solid-js';
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

type OpenedDraftProps = { draftId: string; draft: Query<DraftView> };

/** The part with the editor, loaded when a draft is opened, and again when a deleted one is brought back. */
export function OpenedDraft(props: OpenedDraftProps) {
  const [deleted, setDeleted] = createSignal(false);
  const [returning, setReturning] = createSignal(false);
  const refetch = () => props.draft.refetch().then(() => undefined);
  followDraft(props.draft.data() as DraftView, {
    onChange: refetch,
    onDeleted: () => setDeleted(true),
    async onRestored() {
      setReturning(true);
      await refetch();
      setDeleted(false);
      setReturning(false);
    },
  });
  return (
    <Show when={!returning()}>
      <SharedDraft {...props} deleted={deleted()} />
    </Show>
  );
}

function SharedDraft(props: OpenedDraftProps & { deleted: boolean }) {
  const first = props.draft.data() as DraftView;
  const draft = () => props.draft.data() ?? first;
  const session = createDraftSession({
    draftId: props.draftId,
    memberId: requireMe().id,
    onDoubt: () => void props.draft.refetch(),
  });
  markUnsentChanges(draft, session);
  createEffect((before: boolean | undefined) => {
    const canWrite = draft().canWrite;
    if (before !== undefined && before !== canWrite) session.retry();
    return canWrite;
  });
  const ending = () => session.state().ending;
  return (
    <Switch fallback={<Workbench draft={draft()} session={session} onChanged={() => void props.draft.refetch()} />}>
      <Match when={props.deleted}>
        <Gone title={t('drafts.wasDeleted')} hint={t('drafts.wasDeletedHint')} />
      </Match>
      <Match when={ending() === 'no_access' || isGone(props.draft.error())}>
        <Gone title={t('drafts.noAccess')} hint={t('drafts.noAccessHint')} />
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

function Gone(props: { title: string; hint: string }) {
  return (
    <Notice
      icon={FileX}
      title={props.title}
      actions={<ButtonLink href="/dokumenty">{t('drafts.toDrafts')}</ButtonLink>}
    >
      {props.hint}
    </Notice>
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

type Followers = { onChange: () => Promise<undefined>; onDeleted: () => void; onRestored: () => Promise<void> };

/** What others change above the text comes by the group's events. */
function followDraft({ id, groupId }: DraftView, { onChange, onDeleted, onRestored }: Followers): void {
  const leave = socket.subscribe(`group:${groupId}`, {
    onEvent: ({ type, payload }) => {
      const about = typeof payload === 'object' && payload !== null ? Object.values(payload) : [];
      const isOurs = type.startsWith('draft.') && about.includes(id);
      if (isOurs && type === 'draft.deleted') onDeleted();
      else if (isOurs && type === 'draft.restored') void onRestored();
      else if (isOurs || type.startsWith('member.')) void onChange();
    },
    onReset: onChange,
    onRefused: () => void onChange(),
  });
  onCleanup(leave);
}
