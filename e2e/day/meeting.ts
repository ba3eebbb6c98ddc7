import ICAL from 'ical.js';
import { expect } from 'vitest';
import type { Person } from '../browser.ts';
import type { Hub } from '../hub.ts';

type NewMeeting = { title: string; groupId: string; date: string; from: string; to: string };

/** Calls an online meeting of the group by the form; returns its id. */
export async function callMeeting({ page }: Person, hub: Hub, meeting: NewMeeting): Promise<string> {
  await page.goto(`${hub.url}/spotkania/nowe?grupa=${meeting.groupId}`);
  await page.getByRole('textbox', { name: 'Tytuł' }).fill(meeting.title);
  await page.getByRole('textbox', { name: /^Porządek obrad/ }).fill('Otwarcie – 5 min\nPierwsze 48 godzin – 40 min');
  await page.getByLabel('Data', { exact: true }).fill(meeting.date);
  await page.getByLabel('Od', { exact: true }).fill(meeting.from);
  await page.getByLabel('Do', { exact: true }).fill(meeting.to);
  await page.getByRole('button', { name: 'Zwołaj spotkanie' }).click();
  await page.getByRole('heading', { level: 1, name: meeting.title }).waitFor();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** Says yes on the page of the meeting. */
export async function answerYes({ page }: Person, hub: Hub, meetingId: string): Promise<void> {
  await page.goto(`${hub.url}/spotkania/${meetingId}`);
  await page.getByRole('radio', { name: 'Tak' }).check();
  await page
    .getByText(/^Zapisano, /)
    .first()
    .waitFor();
}

/** The person's private address, made on the page of the subscription unless it is there already. */
export async function makeFeed({ page }: Person, hub: Hub): Promise<string> {
  await page.goto(`${hub.url}/kalendarz`);
  const make = page.getByRole('button', { name: 'Utwórz prywatny adres' });
  const show = page.getByRole('button', { name: 'Pokaż adres' });
  await make.or(show).waitFor();
  if (await make.isVisible()) await make.click();
  await show.click();
  const url = await page.getByRole('textbox', { name: 'Prywatny adres' }).inputValue();
  expect(url).toMatch(/\/feeds\/[\w-]+\.ics$/);
  return url;
}

type FoundEvent = { summary: string; start: Date; end: Date };

/** The events of a feed as ical.js, the parser of Thunderbird, understands them. */
export async function eventsInFeed(url: string): Promise<FoundEvent[]> {
  const calendar = new ICAL.Component(ICAL.parse(await (await fetch(url)).text()));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return { summary: event.summary, start: event.startDate.toJSDate(), end: event.endDate.toJSDate() };
  });
}
