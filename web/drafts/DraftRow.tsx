import FileText from 'lucide-solid/icons/file-text';
import { Show } from 'solid-js';
import type { Draft } from '../../shared/drafts/schema.ts';
import { formatDateTime } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import { Badge } from '../ui/Badge.tsx';
import { Meta } from '../ui/Meta.tsx';
import { Row, RowIcon } from '../ui/Rows.tsx';
import { Tlp } from '../ui/Tlp.tsx';

/** A draft in a list: what it is, whose, when it was last changed, where it stands. */
export function DraftRow(props: { draft: Draft; withGroup?: boolean | undefined }) {
  return (
    <Row
      href={`/dokumenty/${props.draft.id}`}
      lead={<RowIcon of={FileText} />}
      title={bindShortWords(props.draft.title)}
      side={<Badge>{t(`drafts.state.${props.draft.state}`)}</Badge>}
    >
      <Meta>
        <Tlp label={props.draft.label} />
        <Show when={props.withGroup}>
          <span>{bindShortWords(props.draft.groupName)}</span>
        </Show>
        <span>{t(`drafts.kind.${props.draft.kind}`)}</span>
        <Show when={props.draft.version}>{(number) => <span>{t('drafts.version', { number: number() })}</span>}</Show>
        <span>{t('drafts.editedAt', { when: formatDateTime(props.draft.editedAt) })}</span>
      </Meta>
    </Row>
  );
}
