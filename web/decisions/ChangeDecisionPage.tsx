import { useNavigate, useParams } from '@solidjs/router';
import { Show } from 'solid-js';
import type { Decision } from '../../shared/decisions/schema.ts';
import { t } from '../i18n/t.ts';
import { bindShortWords } from '../i18n/typography.ts';
import { createQuery } from '../lib/query.ts';
import { createTitle } from '../lib/title.ts';
import { createCrumbs } from '../shell/crumbs.ts';
import { LoadedPage } from '../shell/LoadedPage.tsx';
import { Banner } from '../ui/Banner.tsx';
import layout from '../ui/FormLayout.module.css';
import { Page, PageHead } from '../ui/Page.tsx';
import { showToast } from '../ui/toasts.ts';
import { changeDecision, readDecision } from './api.ts';
import { DecisionForm } from './DecisionForm.tsx';
import { toChange, toForm } from './form-model.ts';
import { createForm } from './form-store.ts';
import './texts.ts';
import '../threads/texts.ts';

/** /ustalenia/:decisionId/zmien: everything before the opening, afterwards a new wording. */
export function ChangeDecisionPage() {
  const params = useParams<{ decisionId: string }>();
  const page = createQuery(() => params.decisionId, readDecision);
  const title = () => (page.data()?.decision.state === 'open' ? t('decisions.reword') : t('decisions.change'));
  createTitle(title);
  createCrumbs(() => [
    { label: t('decisions.register'), href: '/ustalenia' },
    { label: bindShortWords(page.data()?.decision.title ?? ''), href: `/ustalenia/${params.decisionId}` },
    { label: title() },
  ]);
  return (
    <LoadedPage query={page}>
      {(details) => (
        <Page width="narrow">
          <PageHead title={title()} />
          <Show
            when={isChangeable(details().decision) && details().mine.canManage}
            fallback={<Banner tone="attention">{t('decisions.notChangeable')}</Banner>}
          >
            <Change decision={{ ...details().decision }} />
          </Show>
        </Page>
      )}
    </LoadedPage>
  );
}

const isChangeable = ({ state }: Decision): boolean => state === 'open' || state === 'planned';

function Change(props: { decision: Decision }) {
  const navigate = useNavigate();
  const { decision } = props;
  const { form, set, setAll } = createForm(toForm(decision));
  const open = decision.state === 'open';

  async function save(): Promise<void> {
    await changeDecision(decision.id, toChange(form, decision));
    showToast(open ? t('decisions.rewordedToast') : t('decisions.changed'));
    navigate(`/ustalenia/${decision.id}`);
  }

  return (
    <div class={layout.form}>
      <Show when={open}>
        <Banner>{t('decisions.rewordText')}</Banner>
      </Show>
      <DecisionForm
        mode={open ? 'rewording' : 'planned'}
        form={form}
        set={set}
        setAll={setAll}
        timeZone={decision.timeZone}
        submit={open ? t('decisions.rewordDo') : t('decisions.save')}
        back={`/ustalenia/${decision.id}`}
        onSave={save}
      />
    </div>
  );
}
