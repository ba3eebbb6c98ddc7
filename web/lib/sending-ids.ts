/** Client ids for what a form sends: the same content sent again, after a failure, goes under the same id. */
export function createSendingIds() {
  let ids = new Map<string, string>();
  return {
    idOf(content: string): string {
      const id = ids.get(content) ?? crypto.randomUUID();
      ids.set(content, id);
      return id;
    },
    /** A form begun anew: what is sent from now on is another thing. */
    renew(): void {
      ids = new Map();
    },
  };
}
