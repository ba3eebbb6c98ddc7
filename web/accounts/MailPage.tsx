import MailOpen from 'lucide-solid/icons/mail-open';
import { For, Show } from 'solid-js';
import type { CapturedMail } from '../../shared/accounts/schema.ts';
import { formatDateTime } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { createQuery } from '../lib/query.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { PublicPage } from '../shell/PublicPage.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { listCapturedMail } from './api.ts';
import styles from './MailPage.module.css';
import './texts.ts';

/** /poczta: what the demo would have mailed. */
export function MailPage() {
  const mails = createQuery(() => 'mail', listCapturedMail);
  return (
    <PublicPage title={t('accounts.mail')} lede={t('accounts.mailHint')} width="wide">
      <Loaded query={mails}>
        {(all) => (
          <Show
            when={all().length > 0}
            fallback={<EmptyState icon={MailOpen} title={t('accounts.mailEmpty')} text={t('accounts.mailEmptyHint')} />}
          >
            <ul class={styles.mails}>
              <For each={all()}>
                {(mail) => (
                  <li class={styles.mail}>
                    <Mail mail={mail} />
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Loaded>
    </PublicPage>
  );
}

function Mail(props: { mail: CapturedMail }) {
  return (
    <>
      <div class={styles.head}>
        <h2>{props.mail.subject}</h2>
        <span class="small muted">{t('accounts.mailTo', { address: props.mail.recipient })}</span>
        <time class="small muted" datetime={props.mail.createdAt}>
          {formatDateTime(props.mail.createdAt)}
        </time>
      </div>
      <p class={styles.text}>
        <For each={splitLinks(props.mail.text)}>
          {(part) => (part.startsWith('http') ? <a href={localHref(part)}>{part}</a> : part)}
        </For>
      </p>
    </>
  );
}

function splitLinks(text: string): string[] {
  return text.split(/(https?:\/\/\S+)/);
}

/** The mail names the public address; here it opens on the one the reader is on. */
function localHref(url: string): string {
  const { pathname, search, hash } = new URL(url);
  return `${pathname}${search}${hash}`;
}
