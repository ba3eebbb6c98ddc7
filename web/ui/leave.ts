import { createContext } from 'solid-js';

/** Inside of a dialog: closes it; where written words would be lost with it, asks first. */
export const LeaveContext = createContext<() => void>(() => undefined);
