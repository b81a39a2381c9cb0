// Writes what was measured as tables a person can read, with the machine it was measured on. No paths and no addresses.
import { readFileSync, writeFileSync } from 'node:fs'
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

/** When a subject was measured, and how busy the machine was besides. */
export function circumstances(loadBefore: number): string {
  const load = [loadBefore, loadavg()[0] ?? 0].map((value) => value.toFixed(1)).join(' before, ')
  return `${new Date().toISOString().slice(0, 10)}, load average ${load} after.`
}

/** The machine and its versions. */
export function machine(versions: readonly string[]): string {
  return [
    `- ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()} ${release()} ${arch()}`,
    `- node ${process.version.slice(1)}, ${versions.join(', ')}`,
    '- on a machine that does other things besides (a load above its cores), read the ratios',
  ].join('\n')
}

/** Writes what was measured now, by title, and keeps the parts that were not. */
export function writeResults(head: readonly string[], measured: ReadonlyMap<string, string>): void {
  const file = join(ROOT, 'tests/bench/RESULTS.md')
  const [, ...kept] = readFileSync(file, 'utf8').trimEnd().split('\n\n## ')
  const parts = new Map(
    kept.map((part) => [part.split('\n', 1)[0] ?? '', part.slice(part.indexOf('\n')).trim()]),
  )
  for (const [title, text] of measured) parts.set(title, text)
  const text = [
    '# What was measured',
    'Written by `npm run bench`; what each figure means is in README.md.',
    ...head,
    ...Array.from(parts, ([title, part]) => `## ${title}\n\n${part}`),
  ]
  writeFileSync(file, `${text.join('\n\n')}\n`)
}

function written(cell: number | string | null): string {
  if (cell === null) return '–'
  if (typeof cell === 'string') return cell
  if (!Number.isFinite(cell)) return 'never'
  const digits = Math.abs(cell) >= 100 || Number.isInteger(cell) ? 0 : Math.abs(cell) >= 10 ? 1 : 2
  return cell.toFixed(digits).replace(/\B(?=(\d{3})+(?!\d)(?<!\.\d*))/g, ' ')
}
