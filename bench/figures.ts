/** The middle of some figures; NaN where there are none. */
export function median(values: readonly number[]): number {
  return percentile(values, 50)
}

/** @param rank 0 to 100 */
export function percentile(values: readonly number[], rank: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * rank) / 100))] ?? Number.NaN
}

/** Rows under their headings, in columns. */
export function printTable(title: string, rows: readonly Readonly<Record<string, string | number>>[]): void {
  const names = Object.keys(rows[0] ?? {})
  const cell = (value: string | number | undefined): string => (typeof value === 'number' ? round(value) : (value ?? ''))
  const widths = names.map((name) => Math.max(name.length, ...rows.map((row) => cell(row[name]).length)))
  const line = (cells: readonly string[]): string =>
    cells.map((text, index) => (index === 0 ? text.padEnd(widths[index] ?? 0) : text.padStart(widths[index] ?? 0))).join('  ')
  console.log(`\n${title}\n${line(names)}`)
  for (const row of rows) console.log(line(names.map((name) => cell(row[name]))))
}

function round(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) < 10 ? 2 : 0)
}
