import Calendar from 'lucide-solid/icons/calendar';
import FileText from 'lucide-solid/icons/file-text';
import Trash from 'lucide-solid/icons/trash';
import Vote from 'lucide-solid/icons/vote';
import { createSignal } from 'solid-js';
import { Avatar } from '../ui/Avatar.tsx';
import { Button } from '../ui/Button.tsx';
import { CommandPalette, type PaletteSource } from '../ui/CommandPalette.tsx';
import { ConfirmDialog, Dialog, Sheet } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Input } from '../ui/Input.tsx';
import { Menu, type MenuEntry } from '../ui/Menu.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import { matchesQuery } from '../ui/text-match.ts';
import { showToast } from '../ui/toasts.ts';
import { people } from './people.ts';
import { Specimen } from './Specimen.tsx';
import { samples } from './samples.ts';

/** Tabs, and what opens over the page. */
export function Floating() {
  const [tab, setTab] = createSignal('0');
  const remove = () => showToast(samples().toastText, { undo: () => showToast(samples().toastUndone) });
  return (
    <>
      <Specimen title={samples().parts.tabs}>
        <Tabs
          label={samples().parts.tabs}
          value={tab()}
          onChange={setTab}
          tabs={samples().tabs.map((label, index) => ({
            value: String(index),
            label,
            content: () => `${samples().tabText}${label}`,
          }))}
        />
      </Specimen>
      <Specimen title={samples().parts.floating}>
        <div class="cluster">
          <Windows />
          <Menu items={menuItems()} trigger={(trigger) => <Button {...trigger}>{samples().menu}</Button>} />
          <Button onClick={remove}>{samples().toast}</Button>
          <Tooltip text={samples().tooltipText}>
            <Button>{samples().tooltip}</Button>
          </Tooltip>
          <Palette />
        </div>
      </Specimen>
    </>
  );
}

function menuItems(): MenuEntry[] {
  const icons = [Calendar, FileText, Vote];
  const items = samples().menuItems.map((label, index): MenuEntry => {
    const icon = icons[index] ?? Calendar;
    return { label, icon, onSelect: () => showToast(label) };
  });
  return [...items, 'line', { label: samples().deleteThread, icon: Trash, danger: true, onSelect: () => undefined }];
}

function Windows() {
  const [open, setOpen] = createSignal<'dialog' | 'form' | 'confirm' | 'sheet'>();
  const close = () => setOpen(undefined);
  const save = failOnce();
  const buttons = () => (
    <>
      <Button onClick={close}>{samples().cancel}</Button>
      <Button variant="primary" type="submit">
        {samples().save}
      </Button>
    </>
  );
  const content = () => (
    <Field label={samples().threadTitle} hint={samples().threadHint}>
      <Input value={samples().threadValue} />
    </Field>
  );
  return (
    <>
      <Button onClick={() => setOpen('dialog')}>{samples().dialog}</Button>
      <Dialog
        open={open() === 'dialog'}
        onClose={close}
        onSubmit={close}
        title={samples().emptyAction}
        text={samples().dialogText}
        actions={buttons()}
      >
        {content()}
      </Dialog>
      <Button onClick={() => setOpen('form')}>{samples().formDialog}</Button>
      <FormDialog
        open={open() === 'form'}
        onClose={close}
        title={samples().emptyAction}
        text={samples().formDialogText}
        submit={samples().save}
        run={save}
      >
        {content()}
      </FormDialog>
      <Button onClick={() => setOpen('confirm')}>{samples().confirm}</Button>
      <ConfirmDialog
        open={open() === 'confirm'}
        onClose={close}
        onConfirm={close}
        title={samples().confirmTitle}
        text={samples().confirmText}
        keep={samples().confirmKeep}
        confirm={samples().confirmYes}
      />
      <Button onClick={() => setOpen('sheet')}>{samples().sheet}</Button>
      <Sheet open={open() === 'sheet'} onClose={close} onSubmit={close} title={samples().agenda} actions={buttons()}>
        {content()}
      </Sheet>
    </>
  );
}

/** Takes a while, and does not work the first time. */
function failOnce(): () => Promise<void> {
  let failed = false;
  return async () => {
    await new Promise((resolve) => setTimeout(resolve, 800));
    failed = !failed;
    if (failed) throw new Error('As promised in the text of the dialog');
  };
}

function Palette() {
  const [open, setOpen] = createSignal(false);
  const found = (): PaletteSource[] => [
    {
      id: 'people',
      title: samples().palettePeople,
      find: (query) =>
        people()
          .filter((person) => matchesQuery(person.displayName, query))
          .map((person) => ({
            id: person.initials,
            label: person.displayName,
            lead: () => <Avatar person={person} size="s" />,
            run: () => showToast(person.displayName),
          })),
    },
    {
      id: 'actions',
      title: samples().paletteActions,
      find: (query) =>
        samples()
          .menuItems.filter((label) => matchesQuery(label, query))
          .map((label) => ({ id: label, label, icon: Calendar, detail: samples().group, run: () => showToast(label) })),
    },
  ];
  return (
    <>
      <Button onClick={() => setOpen(true)}>{samples().palette}</Button>
      <CommandPalette open={open()} onClose={() => setOpen(false)} sources={found()} label={samples().paletteLabel} />
    </>
  );
}
