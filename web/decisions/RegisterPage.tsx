import { useSearchParams } from '@solidjs/router';
import Download from 'lucide-solid/icons/download';
import Printer from 'lucide-solid/icons/printer';
import ScrollText from 'lucide-solid/icons/scroll-text';
import { For, onCleanup, Show } from 'solid-js';
import type { RegisterPage as Page_ } from '../../shared/decisions/schema.ts';
import { formatLongDate } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { createQuery } from '../lib/query.ts';
import { createTitle } from '../lib/title.ts';
import { createCrumbs } from '../shell/crumbs.ts';
import { Loaded } from '../shell/Loaded.tsx';
import { FailureBanner } from '../ui/Banner.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Page, PageHead } from '../ui/Page.tsx';
import { Rows } from '../ui/Rows.tsx';
import { Section } from '../ui/Section.tsx';
import { readRegister, registerFile } from './api.ts';
import { DecisionRow } from './DecisionRow.tsx';
import { followDecisions } from './follow-decisions.ts';
import { RegisterFilters } from './RegisterFilters.tsx';
import styles from './RegisterPage.module.css';
import { createRegisterPages, type RegisterPages } from './register-pages.ts';
import { type Search, toQuery } from './register-query.ts';
import './texts.ts';

/** /ustalenia: the register of findings; what is looked for stands in the address. */
export function RegisterPage() {
  const [search, setSearch] = useSearchParams<Search>();
  const query = () => toQuery(search);
  const register = createQuery(
    () => new URLSearchParams(query()).toString(),
    (text, signal) => readRegister(Object.fromEntries(new URLSearchParams(text)), signal),
  );
  onCleanup(followDecisions(undefined, () => void register.refetch()));
  const pages = createRegisterPages(register.data, query);
  const print = async () => {
    if (await pages.loadAll()) window.print();
  };
  createTitle(() => t('decisions.register'));
  createCrumbs(() => [{ label: t('decisions.register') }]);
  return (
    <Page width="wide">
      <PageHead
        title={t('decisions.register')}
        actions={
          <>
            <Button icon={Printer} size="small" busy={pages.busy()} onClick={() => void print()}>
              {t('decisions.print')}
            </Button>
            <ButtonLink icon={Download} size="small" href={registerFile(query())} download="" target="_self">
              {t('decisions.download')}
            </ButtonLink>
          </>
        }
      >
        <p>{t('decisions.registerText')}</p>
        <p class={styles.printed}>{t('decisions.printed', { when: formatLongDate(new Date()) })}</p>
      </PageHead>
      <RegisterFilters
        search={search}
        years={register.data()?.years ?? []}
        onChange={(change) => setSearch(change, { replace: true, scroll: false })}
      />
      <Loaded query={register}>
        {(page) => <Found page={page()} pages={pages} filtered={Object.keys(query()).length > 0} />}
      </Loaded>
    </Page>
  );
}

function Found(props: { page: Page_; pages: RegisterPages; filtered: boolean }) {
  return (
    <Show when={props.page.total > 0} fallback={<Nothing filtered={props.filtered} />}>
      <Section title={t('decisions.found')} count={props.page.total}>
        <Rows>
          <For each={props.pages.items()}>{(decision) => <DecisionRow decision={decision} withGroup />}</For>
        </Rows>
      </Section>
      <FailureBanner text={props.pages.failure()} />
      <Show when={props.pages.hasMore()}>
        <p class={styles.more}>
          <Button busy={props.pages.busy()} onClick={() => void props.pages.load()}>
            {t('decisions.older')}
          </Button>
        </p>
        <p class={styles.printed}>
          {t('decisions.printedPart', { shown: props.pages.items().length, total: props.page.total })}
        </p>
      </Show>
    </Show>
  );
}

function Nothing(props: { filtered: boolean }) {
  return (
    <Show
      when={props.filtered}
      fallback={
        <EmptyState icon={ScrollText} title={t('decisions.registerEmpty')} text={t('decisions.registerEmptyText')} />
      }
    >
      <EmptyState
        icon={ScrollText}
        title={t('decisions.nothingFound')}
        text={t('decisions.nothingFoundText')}
        action={<ButtonLink href="/ustalenia">{t('decisions.clearFilters')}</ButtonLink>}
      />
    </Show>
  );
}
