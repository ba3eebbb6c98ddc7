import sharp from 'sharp';
import type { Person } from '../browser.ts';

const pdf = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]>>endobj
trailer<</Root 1 0 R>>
%%EOF`;

export const picture = 'Tablica z warsztatu.jpg';
export const report = 'Relacje świadków.pdf';

/** Picks a picture and a PDF from the disk; resolves when both are on the server. */
export async function pickFiles({ page }: Person): Promise<void> {
  const board = sharp({ create: { width: 900, height: 600, channels: 3, background: '#0b6b6b' } });
  await page.locator('input[type=file]').setInputFiles([
    { name: picture, mimeType: 'image/jpeg', buffer: await board.jpeg().toBuffer() },
    { name: report, mimeType: 'application/pdf', buffer: Buffer.from(pdf) },
  ]);
  await page.locator('form [data-file][data-state=ready]').nth(1).waitFor();
}

/** Opens the picture over the page, and waits until all of it is there. */
export async function openPicture({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: `Powiększ ${picture}` }).click();
  const viewer = page.getByRole('dialog', { name: picture });
  const shown = viewer.getByRole('img').last();
  await shown.waitFor();
  await page.waitForFunction(() => document.querySelector<HTMLImageElement>('dialog[open] img')?.naturalWidth === 900);
  await viewer.getByRole('button', { name: 'Zamknij' }).click();
}

/** Opens the PDF over the page, in English. */
export async function openReport({ page }: Person): Promise<void> {
  await page.getByRole('link', { name: new RegExp(`^${report}`) }).click();
  const viewer = page.getByRole('dialog', { name: report });
  await viewer.locator('iframe').waitFor();
  await viewer.getByRole('button', { name: 'Close' }).click();
}
