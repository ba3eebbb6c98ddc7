import * as Kobalte from '@kobalte/core/tooltip';
import { adopt } from './adopt.ts';
import styles from './TooltipView.module.css';

type TooltipViewProps = {
  text: string;
  placement: 'top' | 'bottom' | 'left' | 'right';
  control: Element;
  onClose: () => void;
};

/** The heavy part of Tooltip: placement, staying while the pointer crosses over, Escape. */
export function TooltipView(props: TooltipViewProps) {
  return (
    <Kobalte.Root open onOpenChange={(open) => !open && props.onClose()} placement={props.placement} gutter={6}>
      <Kobalte.Trigger as={adopt(props.control as HTMLElement)} />
      <Kobalte.Portal>
        <Kobalte.Content class={styles.tooltip}>{props.text}</Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
}
