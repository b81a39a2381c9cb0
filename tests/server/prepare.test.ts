import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { tooOldNode } from '../../server/old-node.js'
import { appVersion, fingerprint, missingPackage, ROOT } from '../../server/prepare.js'

describe('starting on a bare clone', () => {
  test.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('Node %s will do', (version) => {
    expect(tooOldNode(version)).toBeUndefined()
  })

  test.each(['8.0.0', '18.20.0', '20.18.3'])('Node %s is told in one sentence', (version) => {
    expect(tooOldNode(version)).toMatch(
      /^Verbeterbord needs Node 20\.19 or newer; this is Node \S+\. See \S+$/,
    )
  })

  test('an install by hand counts, and so does a missing binary of another machine', () => {
    const wanted = {
      '': { version: '0.1.0' },
      'node_modules/yjs': { version: '1.0.0' },
      'node_modules/elsewhere': { version: '1.0.0', optional: true, os: ['nowhere'], cpu: ['none'] },
    }
    const folder = projectWith(wanted, { 'node_modules/yjs': { version: '1.0.0' } })
    expect(missingPackage(folder)).toBeUndefined()
  })

  test.each([
    ['nothing is installed', undefined],
    ['a package is missing', {}],
    ['a package has another version', { 'node_modules/yjs': { version: '0.9.0' } }],
  ])('it installs when %s', (_when, installed) => {
    const folder = projectWith({ 'node_modules/yjs': { version: '1.0.0' } }, installed)
    expect(missingPackage(folder)).toBeDefined()
  })

  test('a binary for this very machine must be there, though it is optional', () => {
    const entry = { version: '1.0.0', optional: true, os: [process.platform], cpu: [process.arch] }
    expect(missingPackage(projectWith({ 'node_modules/lmdb-here': entry }, {}))).toBe(
      'node_modules/lmdb-here',
    )
  })
})

describe('building only what is out of date', () => {
  test('the same files give the same fingerprint, whatever their age', () => {
    const [one, two] = [projectWith({}), projectWith({})]
    for (const folder of [one, two]) writeFileSync(join(folder, 'a.ts'), 'board')
    expect(fingerprint(one, ['a.ts'])).toBe(fingerprint(two, ['a.ts']))
  })

  test('a changed, added, renamed or moved file gives another fingerprint', () => {
    const folder = projectWith({})
    mkdirSync(join(folder, 'src'))
    const seen = [fingerprint(folder, ['src'])]
    const after = (change: () => void) => {
      change()
      seen.push(fingerprint(folder, ['src']))
    }
    after(() => writeFileSync(join(folder, 'src/a.ts'), 'one'))
    after(() => writeFileSync(join(folder, 'src/a.ts'), 'two'))
    after(() => writeFileSync(join(folder, 'src/b.ts'), ''))
    after(() => rmSync(join(folder, 'src/b.ts')))
    expect(new Set(seen).size).toBe(4)
    expect(seen[4]).toBe(seen[2])
  })

  test('the version that a person reads holds the number and the content', () => {
    expect(appVersion(ROOT)).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{7}$/)
  })
})

function projectWith(wanted: object, installed?: object): string {
  const folder = mkdtempSync(join(tmpdir(), 'prepare-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'node_modules'))
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: wanted }))
  if (installed) {
    writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }))
  }
  return folder
}
