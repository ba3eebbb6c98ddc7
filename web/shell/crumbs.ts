import { type Accessor, createEffect, createSignal, onCleanup } from 'solid-js';
import type { Crumb } from '../ui/Breadcrumb.tsx';

const [crumbs, setCrumbs] = createSignal<readonly Crumb[]>([]);

export { crumbs };

/** Shows the way to this page in the top bar while the page is open; the last crumb is the page itself. */
export function createCrumbs(list: Accessor<readonly Crumb[]>): void {
  createEffect(() => setCrumbs(list()));
  onCleanup(() => setCrumbs([]));
}
