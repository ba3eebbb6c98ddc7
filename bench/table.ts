/** One measured figure beside its peer, measured in the same run on the same machine. */
export type Row = {
  /** What was measured, with the load: `POST → seen by 500 sockets, p95`. */
  what: string;
  value: number;
  unit: string;
  peer?: { name: string; value: number };
  /** The goal as people say it: `≤ 1.5 × peer`. */
  goal: string;
  met: boolean;
};

/** The value at a quantile (0.5, 0.95) of a list of measurements; the list is not changed. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}

/** A row judged by the ratio to its peer: `atMost(1.5)` for times, `atLeast(0.5)` for rates. */
export function against(
  row: Pick<Row, 'what' | 'value' | 'unit'>,
  peer: { name: string; value: number },
  bound: { atMost: number } | { atLeast: number },
): Row {
  const ratio = row.value / peer.value;
  if ('atMost' in bound) return { ...row, peer, goal: `≤ ${bound.atMost} × peer`, met: ratio <= bound.atMost };
  return { ...row, peer, goal: `≥ ${bound.atLeast} × peer`, met: ratio >= bound.atLeast };
}

/** A row judged by a fixed ceiling. */
export function below(row: Pick<Row, 'what' | 'value' | 'unit'>, ceiling: number): Row {
  return { ...row, goal: `≤ ${ceiling} ${row.unit}`, met: row.value <= ceiling };
}

/** A row that is only there to be compared with. */
export const noted = (row: Pick<Row, 'what' | 'value' | 'unit' | 'peer'>): Row => ({ ...row, goal: '–', met: true });

/** The rows as a table in plain text, one line each. */
export function toTable(rows: readonly Row[]): string {
  const head = ['', 'measured', 'peer', 'ratio', 'goal', ''];
  const lines = rows.map((row) => [
    row.what,
    `${round(row.value)} ${row.unit}`,
    row.peer ? `${round(row.peer.value)} ${row.unit} (${row.peer.name})` : '–',
    row.peer ? (row.value / row.peer.value).toFixed(2) : '–',
    row.goal,
    row.goal === '–' ? '' : row.met ? 'met' : 'MISSED',
  ]);
  const all = [head, ...lines];
  const widths = head.map((_, column) => Math.max(...all.map((line) => (line[column] ?? '').length)));
  const print = (line: string[]) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  return [print(head), widths.map((width) => '─'.repeat(width)).join('  '), ...lines.map(print)].join('\n');
}

function round(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
}
