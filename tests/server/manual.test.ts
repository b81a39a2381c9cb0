// The manual of the server says what the server does: its settings, its commands, its examples.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { defaultLimits, limitsFromEnvironment, NUMBER_SETTINGS } from '../../server/limits.ts'
import { ROOT } from '../../server/prepare.js'

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const manual = read('server/README.md')
const rows = new Map(
  manual
    .slice(manual.indexOf('## Settings'))
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter(([, variable]) => variable?.startsWith('`'))
    .map(([, variable = '', ...cells]) => [variable.replaceAll('`', ''), cells] as const),
)
/** Every variable the server reads, from its sources. */
const variables = [read('server/main.ts'), read('server/limits.ts')]
  .flatMap((source) => [
    ...source.matchAll(/(?:env|environment)\['([A-Z_0-9]+)'\]|^\s*(?:setting\()?\[?'\w+', '([A-Z_0-9]+)'/gm),
  ])
  .map(([, first, second]) => first ?? second ?? '')
  // Npm's own: where a command was typed.
  .filter((name) => name !== 'INIT_CWD')

test('every setting stands in the manual, and nothing that is no setting', () => {
  expect([...rows.keys()].sort()).toEqual([...new Set(variables)].sort())
  expect(variables).toContain('DATA_DIR')
  expect(variables).toContain('FRAME_ANCESTORS')
})

test.each(NUMBER_SETTINGS)('the manual gives the default and the bounds of $variable', (setting) => {
  const { name, variable, least, most, unit } = setting
  expect(rows.get(variable)?.slice(0, 2)).toEqual([
    String(defaultLimits()[name]),
    `${least} to ${most} ${unit}`,
  ])
  const set = (value: number) => limitsFromEnvironment({ [variable]: String(value) })
  expect(set(least)).toMatchObject({ ok: true, limits: { [name]: least } })
  expect(set(most)).toMatchObject({ ok: true, limits: { [name]: most } })
  const past = { ok: false, reason: expect.stringContaining(`${variable} is "${most + 1}", but must be`) }
  expect(set(most + 1)).toEqual(past)
  expect(set(least - 1).ok).toBe(false)
})

test('the examples use settings that exist and values that are allowed', () => {
  const lines = read('server/examples/verbeterbord.service').matchAll(/^Environment=(\w+)=(.*)$/gm)
  const set = Object.fromEntries(Array.from(lines, ([, name = '', value]) => [name, value]))
  for (const name of Object.keys(set).filter((name) => name !== 'NODE_ENV')) expect(variables).toContain(name)
  expect(limitsFromEnvironment(set)).toMatchObject({ ok: true, limits: { trustProxy: true } })
  expect(read('server/examples/Caddyfile')).toContain(`reverse_proxy ${set['HOST']}:${set['PORT']}`)
})

test('every command and file the manual names exists', () => {
  const { scripts } = JSON.parse(read('package.json'))
  const commands = Array.from(manual.matchAll(/npm run ([\w-]+)/g), ([, name = '']) => name)
  expect(new Set(commands)).toEqual(new Set(['build', 'backup', 'restore', 'undo-snapshot']))
  for (const name of commands) expect(scripts[name]).toEqual(expect.any(String))
  for (const [, file = ''] of manual.matchAll(/\]\((?!https:)([^)]+)\)/g))
    expect(read(`server/${file}`)).not.toBe('')
})
