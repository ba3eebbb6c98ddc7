import type { Edge, Slice } from './scroll-slice.ts';

export type Around = (apply: () => void) => void;
export type ScrollWatch = {
  slice: Slice;
  /** A row that carries `data-ordinal` came fully onto the screen. */
  onSeen: (ordinal: number) => void;
  /** The reader nears an end of what is loaded: loads more, and holds `most`. `around` wraps the change of what is loaded. */
  load: (edge: Edge, around: Around, most: number) => Promise<void>;
  /** Loads the part around a message where it is missing. */
  show: (place: number | 'newest', around: Around) => Promise<void>;
  /** What is loaded ends with the newest message, so whoever stands there wants to see the next. */
  isNewest: () => boolean;
};
