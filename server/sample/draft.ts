import type { NewDraft } from '../../shared/drafts/schema.ts';
import type { Block } from '../drafts/seed-actions.ts';

/** `days`: how many days ago it was begun. */
export type SampleDraft = Omit<NewDraft, 'clientId'> & { group: string; by: string; days: number; blocks: Block[] };
