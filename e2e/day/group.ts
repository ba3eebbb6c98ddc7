import type { Person } from '../browser.ts';
import type { Hub } from '../hub.ts';

/** Removes somebody from the group on its page. */
export async function removeFromGroup({ page }: Person, hub: Hub, groupId: string, name: string): Promise<void> {
  await page.goto(`${hub.url}/grupy/${groupId}?karta=ludzie`);
  await page.getByRole('button', { name: `Czynności: ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Usuń z grupy' }).click();
  await page
    .getByRole('alertdialog')
    .or(page.getByRole('dialog'))
    .getByRole('button', { name: 'Usuń z grupy' })
    .click();
  await page.getByText(`Usunięto z grupy: ${name}`).first().waitFor();
}
