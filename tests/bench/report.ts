// Writes what was measured as tables a person can read, with the machine it was measured on. No paths and no addresses.
import { writeFileSync } from 'node:fs'
import { arch, availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../../server/prepare.js'

/** One row: what, then a figure per column; null where there is nothing to measure. */
export type Row = readonly [what: string, ...figures: (number | string | null)[]]

/** A table in markdown. */
export function table(head: readonly string[], rows: readonly Row[]): string {
  const lines = rows.map((row) => `| ${row.map(written).join(' | ')} |`)
  return [
    `| ${head.join(' | ')} |`,
    `|${head.map((_, nth) => (nth === 0 ? '---|' : '---:|')).join('')}`,
    ...lines,
  ].join('\n')
}

/** How many times as much the first is, or null. */
export function ratio(of: number | null | undefined, to: number | null | undefined): number | null {
  return typeof of === 'number' && typeof to === 'number' && to > 0 ? of / to : null
}

/** The machine, its versions and how busy it was besides. */
export function machine(versions: readonly string[], loadBefore: number): string {
  const load = [loadBefore, loadavg()[0] ?? 0].map((value) => value.toFixed(1)).join(' before, ')
  return [
    `- ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()} ${release()} ${arch()}`,
    `- node ${process.version.slice(1)}, ${versions.join(', ')}`,
    `- load average ${load} after: on a machine that does other things besides, read the ratios`,
    `- ${new Date().toISOString().slice(0, 10)}`,
  ].join('\n')
}

export function writeResults(parts: readonly string[]): void {
  const text = [
    '# What was measured',
    'Written by `npm run bench`; what each figure means is in README.md.',
    ...parts,
  ]
  writeFileSync(join(ROOT, 'tests/bench/RESULTS.md'), `${text.join('\n\n')}\n`)
}

function written(cell: number | string | null): string {
  if (cell === null) return '–'
  if (typeof cell === 'string') return cell
  if (!Number.isFinite(cell)) return 'never'
  const digits = Math.abs(cell) >= 100 || Number.isInteger(cell) ? 0 : Math.abs(cell) >= 10 ? 1 : 2
  return cell.toFixed(digits).replace(/\B(?=(\d{3})+(?!\d)(?<!\.\d*))/g, ' ')
}
