import type { JSX } from 'solid-js';

/**
 * Makes an element that is on the page already the trigger of a Kobalte part, which so learns where to stand
 * and where to give the focus back, while the part itself is loaded only when it is opened.
 */
export function adopt(element: HTMLElement): (props: { ref?: unknown }) => JSX.Element {
  return (props) => {
    if (typeof props.ref === 'function') props.ref(element);
    return null;
  };
}
