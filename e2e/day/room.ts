import { expect } from 'vitest';
import type { Person } from '../browser.ts';
import type { Hub } from '../hub.ts';

/** Goes through the pre-join page into the call of a meeting. */
export async function joinCall({ page }: Person, hub: Hub, meetingId: string): Promise<void> {
  await page.goto(`${hub.url}/spotkania/${meetingId}/pokoj`);
  await page.getByRole('button', { name: /^(Wejdź do rozmowy|Wejdź, gdy będzie gotowy)$/ }).click();
  await page.getByRole('region', { name: 'Sterowanie rozmową' }).waitFor({ timeout: 60_000 });
}

/** Frames decoded so far of every picture that is not one's own. */
export function decodedFrames({ page }: Person): Promise<number[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('video')]
      .filter((video) => !('mirrored' in video.dataset))
      .map((video) => video.getVideoPlaybackQuality().totalVideoFrames),
  );
}

/** Waits until `pictures` of the others are there and each of them moves. */
export async function seesOthers(person: Person, pictures: number): Promise<void> {
  await expect.poll(async () => (await decodedFrames(person)).length, { timeout: 30_000 }).toBe(pictures);
  const before = await decodedFrames(person);
  const moving = async () =>
    (await decodedFrames(person)).filter((frames, place) => frames > (before[place] ?? 0) + 3).length;
  await expect.poll(moving, { timeout: 30_000 }).toBe(pictures);
}

export async function shareScreen({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: 'Udostępnij ekran' }).click();
  await page.getByRole('button', { name: 'Przestań udostępniać ekran' }).waitFor();
}

export async function leaveCall({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: 'Wyjdź', exact: true }).click();
  await page.getByRole('heading', { name: 'Jesteś poza rozmową' }).waitFor();
}
