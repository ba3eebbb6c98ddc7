import type { PaletteFinds } from '../../shared/palette/schema.ts';
import { request } from '../lib/api.ts';

export const renderText = async (body: string) =>
  (await request<{ html: string }>('POST', '/api/markdown', { body })).html;
export const findThings = (words: string) =>
  request<PaletteFinds>('GET', `/api/palette?q=${encodeURIComponent(words)}`);
