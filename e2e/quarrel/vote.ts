import { Temporal } from 'temporal-polyfill';
import type { Person } from '../browser.ts';

/** A full minute that leaves time for two votes: as the form takes it, and as epoch milliseconds. */
function nextClose(leastMs = 20_000): { date: string; time: string; at: number } {
  const minute = 60_000;
  const at = Math.ceil((Date.now() + leastMs) / minute) * minute;
  const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/Warsaw').toPlainDateTime();
  const date = wall.toPlainDate().toString().split('-').reverse().join('.');
  return { date, time: wall.toPlainTime().toString({ smallestUnit: 'minute' }), at };
}

type Proposal = { title: string; body: string };

/** Makes a vote of the thread that is shown: silence counts as consent, two must speak. Returns its id and its end. */
export async function makeVoteOfThread(
  { page }: Person,
  { title, body }: Proposal,
): Promise<{ id: string; at: number }> {
  await page.getByRole('button', { name: 'Zrób z tego' }).click();
  await page.getByRole('menuitem', { name: 'Głosowanie' }).click();
  await page.getByLabel('Wniosek').fill(title);
  await page.getByLabel('Uzasadnienie').first().fill(body);
  await page.getByRole('radio', { name: /^Tryb obiegowy/ }).check();
  await page.getByLabel('Kworum').selectOption({ label: 'Liczba osób' });
  await page.getByLabel('Osób', { exact: true }).fill('2');
  const close = nextClose();
  await page.getByLabel('Dzień zamknięcia').fill(close.date);
  await page.getByLabel('Godzina zamknięcia').fill(close.time);
  await page.getByRole('button', { name: 'Otwórz głosowanie' }).click();
  await page.waitForURL(/ustalenia\/[0-9a-f-]{36}$/);
  return { id: page.url().split('/').at(-1) ?? '', at: close.at };
}

type Vote = { stand: 'Za' | 'Przeciw'; reason?: string };

/** Votes on the page of the decision. */
export async function vote({ page }: Person, { stand, reason = '' }: Vote): Promise<void> {
  await page.getByRole('radio', { name: stand, exact: true }).check();
  await page.getByRole('textbox', { name: /^Uzasadnienie/ }).fill(reason);
  await page.getByRole('button', { name: 'Oddaj głos' }).click();
  await page.getByText('Głos oddany').waitFor();
}

export async function writeDissent({ page }: Person, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Napisz zdanie odrębne' }).click();
  const dialog = page.getByRole('dialog', { name: 'Zdanie odrębne' });
  await dialog.getByLabel('Treść').fill(text);
  await dialog.getByRole('button', { name: 'Zapisz zdanie odrębne' }).click();
  await dialog.waitFor({ state: 'detached' });
}

type NewTask = { title: string; owner: string; due: string };

/** Makes a task of the decision that is shown; returns its id. */
export async function makeTask({ page }: Person, { title, owner, due }: NewTask): Promise<string> {
  await page.getByRole('button', { name: 'Więcej czynności' }).click();
  await page.getByRole('menuitem', { name: 'Zrób z tego zadanie' }).click();
  const dialog = page.getByRole('dialog', { name: 'Nowe zadanie' });
  await dialog.getByLabel('Co jest do zrobienia').fill(title);
  await dialog.getByRole('combobox', { name: /^Kto to zrobi/ }).fill(owner);
  await page.getByRole('option', { name: owner }).click();
  await dialog.getByRole('textbox', { name: /^Do kiedy/ }).fill(due);
  await dialog.getByRole('button', { name: 'Dodaj zadanie' }).click();
  await page.waitForURL(/\/zadania\/[0-9a-f-]{36}$/);
  return page.url().split('/').at(-1) ?? '';
}
