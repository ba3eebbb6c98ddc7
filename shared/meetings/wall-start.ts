/** A wall start as addresses and the API carry it: YYYY-MM-DDTHH:MM of this century. */
export const wallStart = '^20\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d$';
