import Check from 'lucide-solid/icons/check';
import Minus from 'lucide-solid/icons/minus';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import X from 'lucide-solid/icons/x';
import type { Stand } from '../../shared/decisions/rule.ts';
import type { IconShape } from '../ui/Icon.tsx';

export const standIcons: Record<Stand, IconShape> = {
  agree: Check,
  concern: TriangleAlert,
  object: X,
  for: Check,
  against: X,
  abstain: Minus,
};
