import CircleHelp from 'lucide-solid/icons/circle-question-mark';
import Hand from 'lucide-solid/icons/hand';
import HeartHandshake from 'lucide-solid/icons/heart-handshake';
import ThumbsUp from 'lucide-solid/icons/thumbs-up';
import type { ReactionKind } from '../../shared/threads/schema.ts';
import type { IconShape } from '../ui/Icon.tsx';

export const reactionIcons: Record<ReactionKind, IconShape> = {
  agree: ThumbsUp,
  thanks: HeartHandshake,
  doubt: CircleHelp,
  onit: Hand,
};
