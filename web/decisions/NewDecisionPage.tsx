import { useNavigate, useSearchParams } from '@solidjs/router';
import Vote from 'lucide-solid/icons/vote';
import { createEffect, createSignal, Show, untrack } from 'solid-js';
import type { Template } from '../../shared/decisions/schema.ts';
import { requireMe } from '../accounts/session.ts';
import { myGroups, writableGroups } from '../groups/my-groups.ts';
import { dayKey } from '../i18n/dates.ts';
import { t } from '../i18n/t.ts';
import { createQuery } from '../lib/query.ts';
import { createTitle } from '../lib/title.ts';
import { ChipLink } from '../links/RichText.tsx';
import { toThingRef } from '../links/thing-ref.ts';
import { createCrumbs } from '../shell/crumbs.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Field } from '../ui/Field.tsx';
import layout from '../ui/FormLayout.module.css';
import { Input } from '../ui/Input.tsx';
import { Page, PageHead } from '../ui/Page.tsx';
import { Select } from '../ui/Select.tsx';
import { showFailure, showToast } from '../ui/toasts.ts';
import { createDecision, keepTemplate, listTemplates } from './api.ts';
import { DecisionForm } from './DecisionForm.tsx';
import { emptyForm, fromTemplate, toNewDecision, toTemplate } from './form-model.ts';
import { createForm, type FormPart, newDecisionName } from './form-store.ts';
import { TemplateField } from './TemplateField.tsx';
import './texts.ts';
import '../threads/texts.ts';

type Search = { grupa?: string; z?: string; tytul?: string };

/** /ustalenia/nowe: proposes a decision; `?grupa=` chooses the group, `?z=message:id` what it is made of. */
export function NewDecisionPage() {
  const navigate = useNavigate();
  const [search] = useSearchParams<Search>();
  const { grupa = '', z, tytul } = untrack(() => ({ ...search }));
  const from = toThingRef(z);
  const today = dayKey(new Date());
  const form = createForm(emptyForm({ today, groupId: grupa }), newDecisionName(requireMe().id));
  if (grupa) form.set('groupId', grupa);
  if (tytul) form.set('title', tytul);
  const [kept, setKept] = createSignal('');
  const [keeps, setKeeps] = createSignal(false);
  // One for the life of the page: a retry after a lost answer makes no second decision.
  const [clientId, templateId] = [crypto.randomUUID(), crypto.randomUUID()];
  createEffect(() => {
    const first = writableGroups()[0];
    if (!form.form.groupId && first) form.set('groupId', first.id);
  });
  createTitle(() => t('decisions.new'));
  createCrumbs(() => [{ label: t('decisions.register'), href: '/ustalenia' }, { label: t('decisions.new') }]);
  const zone = () => writableGroups().find(({ id }) => id === form.form.groupId)?.timeZone ?? 'Europe/Warsaw';

  async function save(): Promise<void> {
    const { groupId } = form.form;
    const decision = await createDecision(groupId, {
      ...toNewDecision(form.form, clientId),
      ...(from ? { from } : {}),
    });
    if (keeps() && kept().trim())
      await keepTemplate(groupId, toTemplate(form.form, kept(), templateId, today)).catch(showFailure);
    form.forget();
    showToast(decision.state === 'open' ? t('decisions.opened') : t('decisions.planned'));
    navigate(`/ustalenia/${decision.id}`);
  }

  return (
    <Page width="narrow">
      <PageHead title={t('decisions.new')}>
        <Show when={from}>
          {(thing) => (
            <p>
              {t('decisions.madeOf')} <ChipLink thing={thing()} />
            </p>
          )}
        </Show>
      </PageHead>
      <Show when={myGroups().length === 0 || writableGroups().length > 0} fallback={<NoGroup />}>
        <DecisionForm
          mode="new"
          form={form.form}
          set={form.set}
          setAll={form.setAll}
          timeZone={zone()}
          submit={form.form.opensLater ? t('decisions.plan') : t('decisions.open')}
          back={grupa ? `/grupy/${grupa}?karta=ustalenia` : '/ustalenia'}
          onSave={save}
          above={
            <GroupFields
              form={form.form}
              set={form.set}
              onTemplate={(template) => form.setAll(fromTemplate(form.form, template, today))}
            />
          }
          below={<KeepFields keeps={keeps()} onKeeps={setKeeps} name={kept()} onName={setKept} />}
        />
      </Show>
    </Page>
  );
}

/** Whoever only observes proposes nothing. */
function NoGroup() {
  return <EmptyState icon={Vote} title={t('decisions.noGroup')} text={t('decisions.noGroupText')} />;
}

function GroupFields(props: Pick<FormPart, 'form' | 'set'> & { onTemplate: (template: Template) => void }) {
  const templates = createQuery(() => props.form.groupId || undefined, listTemplates);
  return (
    <fieldset class={layout.part}>
      <legend>{t('decisions.formGroup')}</legend>
      <Field label={t('decisions.group')}>
        <Select
          options={writableGroups().map(({ id, name }) => ({ value: id, label: name }))}
          value={props.form.groupId}
          onChange={(groupId) => props.set('groupId', groupId)}
        />
      </Field>
      <Show when={templates.data()?.length}>
        <TemplateField
          templates={templates.data() ?? []}
          onPick={props.onTemplate}
          onDropped={() => void templates.refetch()}
        />
      </Show>
    </fieldset>
  );
}

type KeepFieldsProps = {
  keeps: boolean;
  onKeeps: (keeps: boolean) => void;
  name: string;
  onName: (name: string) => void;
};

function KeepFields(props: KeepFieldsProps) {
  return (
    <div>
      <Checkbox
        label={t('decisions.keepTemplate')}
        hint={t('decisions.keepTemplateHint')}
        checked={props.keeps}
        onChange={props.onKeeps}
      />
      <Show when={props.keeps}>
        <Field label={t('decisions.templateName')}>
          <Input maxlength={120} value={props.name} onInput={(event) => props.onName(event.currentTarget.value)} />
        </Field>
      </Show>
    </div>
  );
}
