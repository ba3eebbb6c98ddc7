import Trash from 'lucide-solid/icons/trash';
import { createSignal, Show } from 'solid-js';
import type { Template } from '../../shared/decisions/schema.ts';
import { t } from '../i18n/t.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Select } from '../ui/Select.tsx';
import { showFailure, showToast } from '../ui/toasts.ts';
import { dropTemplate, keepTemplate } from './api.ts';
import styles from './DecisionForm.module.css';

type TemplateFieldProps = {
  templates: readonly Template[];
  onPick: (template: Template) => void;
  onDropped: () => void;
};

/** How this group usually decides: takes over the rules, or forgets a template that is no longer of use. */
export function TemplateField(props: TemplateFieldProps) {
  const [picked, setPicked] = createSignal('');
  const template = () => props.templates.find(({ id }) => id === picked());
  const pick = (id: string) => {
    setPicked(id);
    const found = template();
    if (found) props.onPick(found);
  };

  async function drop({ id, groupId, ...content }: Template): Promise<void> {
    try {
      await dropTemplate(id);
      setPicked('');
      props.onDropped();
      const undo = () =>
        void keepTemplate(groupId, { ...content, clientId: crypto.randomUUID() }).then(props.onDropped, showFailure);
      showToast(t('decisions.templateDropped'), { undo });
    } catch (error) {
      showFailure(error);
    }
  }

  return (
    <div class={styles.template}>
      <Field label={t('decisions.template')} hint={t('decisions.templateHint')}>
        <Select
          options={[
            { value: '', label: t('decisions.noTemplate') },
            ...props.templates.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={picked()}
          onChange={pick}
        />
      </Field>
      <Show when={template()}>
        {(found) => (
          <Button size="small" variant="quiet" icon={Trash} onClick={() => void drop({ ...found() })}>
            {t('decisions.dropTemplate')}
          </Button>
        )}
      </Show>
    </div>
  );
}
