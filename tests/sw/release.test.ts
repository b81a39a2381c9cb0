import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { keepOneBefore, precacheList } from '../../sw/release.ts'

describe('what stays of an older version', () => {
  test('the files of the release before stay for pages that are still open', () => {
    const second = keepOneBefore({ current: ['assets/a1.js'], previous: ['assets/a0.js'] }, ['assets/a2.js'])
    expect(second).toEqual({ current: ['assets/a2.js'], previous: ['assets/a1.js'] })
  })

  test('building the same version again forgets nothing', () => {
    const last = { current: ['assets/a.js', 'assets/b.css'], previous: ['assets/old.js'] }
    expect(keepOneBefore(last, ['assets/b.css', 'assets/a.js'])).toEqual(last)
  })

  test('the first release has nothing before it', () => {
    expect(keepOneBefore({ current: [], previous: [] }, ['assets/a.js'])).toEqual({
      current: ['assets/a.js'],
      previous: [],
    })
  })
})

describe('what a device keeps', () => {
  test('every file of this version is kept, and nothing of an older one, of the install screen or of the network check', () => {
    const folder = folderWith([
      'index.html',
      'favicon.svg',
      'manifest.webmanifest',
      'licences.txt',
      'privacy.html',
      'diagnose/index.html',
      'diagnose/checks.js',
      'sw.js',
      'icons/icon-512.png',
      'assets/new.js',
      'assets/new.js.br',
      'assets/new.js.gz',
      'assets/old.js',
      '.vite/manifest.json',
    ])
    const list = precacheList(folder, ['assets/new.js'])
    expect(list.map(({ url }) => url)).toEqual([
      '/assets/new.js',
      '/favicon.svg',
      '/index.html',
      '/manifest.webmanifest',
      '/privacy.html',
    ])
  })

  test('a file without a hash in its name is fetched again when its content changes', () => {
    const revisionOf = (content: string) => {
      const folder = folderWith(['index.html', 'assets/a.js'], content)
      return precacheList(folder, ['assets/a.js']).map(({ revision }) => revision)
    }
    const [hashedName, before] = revisionOf('one')
    const [, after] = revisionOf('two')
    expect(hashedName).toBeNull()
    expect(before).toEqual(expect.any(String))
    expect(after).not.toBe(before)
  })
})

function folderWith(files: string[], content = 'x'): string {
  const folder = mkdtempSync(join(tmpdir(), 'release-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), content)
  }
  return folder
}
