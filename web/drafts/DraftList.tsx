import FileText from 'lucide-solid/icons/file-text';
import { For, type JSX, Show } from 'solid-js';
import type { Draft } from '../../shared/drafts/schema.ts';
import { t } from '../i18n/t.ts';
import type { Query } from '../lib/query.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Rows } from '../ui/Rows.tsx';
import { DraftRow } from './DraftRow.tsx';

type DraftListProps = {
  query: Query<Draft[]>;
  /** Several groups: each row names its own. */
  withGroup?: boolean;
  /** The button that begins one, for those who may. */
  begin: JSX.Element;
};

/** Drafts in rows; where there are none, what they are for. */
export function DraftList(props: DraftListProps) {
  return (
    <Loaded query={props.query}>
      {(drafts) => (
        <Show when={drafts().length > 0} fallback={<NoDrafts begin={props.begin} />}>
          <Rows phone={props.withGroup ? 'stack' : 'beside'}>
            <For each={drafts()}>{(draft) => <DraftRow draft={draft} withGroup={props.withGroup} />}</For>
          </Rows>
        </Show>
      )}
    </Loaded>
  );
}

function NoDrafts(props: { begin: JSX.Element }) {
  return (
    <Show
      when={props.begin}
      fallback={<EmptyState icon={FileText} title={t('drafts.none')} text={t('drafts.noneForObserver')} />}
    >
      {(button) => (
        <EmptyState icon={FileText} title={t('drafts.none')} text={t('drafts.noneText')} action={button()} />
      )}
    </Show>
  );
}
