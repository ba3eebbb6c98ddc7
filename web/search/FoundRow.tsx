import { Show } from 'solid-js';
import type { Found } from '../../shared/search/schema.ts';
import { formatDateTime } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Meta } from '../ui/Meta.tsx';
import { Row, RowIcon } from '../ui/Rows.tsx';
import { Tlp } from '../ui/Tlp.tsx';
import styles from './FoundRow.module.css';
import { kindIcons } from './kinds.ts';
import { Marked } from './Marked.tsx';

/** One thing found: what it is, the words around what was looked for, where it stands. */
export function FoundRow(props: { found: Found }) {
  const isMessage = () => props.found.kind === 'message';
  return (
    <Row
      href={props.found.path}
      lead={
        <Show when={props.found.author} fallback={<RowIcon of={kindIcons[props.found.kind]} />}>
          {(author) => (
            <Show
              when={isMessage() || props.found.kind === 'member'}
              fallback={<RowIcon of={kindIcons[props.found.kind]} />}
            >
              <Avatar person={author()} />
            </Show>
          )}
        </Show>
      }
      title={isMessage() ? props.found.author?.displayName : <Marked of={props.found.title} />}
    >
      <Show when={props.found.snippet.length > 0}>
        <p class={styles.snippet}>
          <Marked of={props.found.snippet} />
        </p>
      </Show>
      <Where found={props.found} />
    </Row>
  );
}

function Where(props: { found: Found }) {
  const isPerson = () => props.found.kind === 'member';
  return (
    <Show when={!isPerson()}>
      <Meta>
        <Show when={props.found.label}>{(label) => <Tlp label={label()} />}</Show>
        <Show when={props.found.kind !== 'thread' && props.found.threadTitle}>
          {(title) => <span>{t('search.inThread', { title: bindShortWords(title()) })}</span>}
        </Show>
        <Show when={props.found.groupName}>{(name) => <span>{bindShortWords(name())}</span>}</Show>
        <Show when={props.found.kind !== 'message' && props.found.author}>
          {(author) => <span>{author().displayName}</span>}
        </Show>
        <time dateTime={props.found.at}>{formatDateTime(props.found.at)}</time>
        <Show when={props.found.hasFile && props.found.kind !== 'file'}>
          <span>{t('search.file')}</span>
        </Show>
      </Meta>
    </Show>
  );
}
