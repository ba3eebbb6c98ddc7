import MessagesSquare from 'lucide-solid/icons/messages-square';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState, ErrorState } from '../ui/EmptyState.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Specimen } from './Specimen.tsx';
import { samples } from './samples.ts';

/** What a page says while it waits, when it has nothing, and when something went wrong. */
export function Feedback() {
  return (
    <>
      <Specimen title={samples().parts.notices}>
        <Banner action={<Button size="small">{samples().show}</Button>}>{samples().info}</Banner>
        <Banner tone="attention">{samples().attention}</Banner>
        <Banner tone="danger">{samples().danger}</Banner>
        <Banner tone="success">{samples().success}</Banner>
      </Specimen>
      <Specimen title={samples().parts.waiting}>
        <Skeleton count={1} />
        <Skeleton shape="text" count={1} />
        <Progress label={samples().progress} value={62} onCancel={() => undefined} />
      </Specimen>
      <Specimen title={samples().parts.states}>
        <EmptyState
          icon={MessagesSquare}
          title={samples().emptyTitle}
          text={samples().emptyText}
          action={<Button>{samples().emptyAction}</Button>}
        />
        <ErrorState title={samples().errorTitle} text={samples().errorText} onRetry={() => undefined} />
      </Specimen>
    </>
  );
}
