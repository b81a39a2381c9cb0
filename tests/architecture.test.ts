// Holds the arrow of the architecture: the table itself is in setup/import-arrow.ts.
import { describe, expect, test } from 'vitest'
import { findForbiddenImports, importsIn, sourceFiles } from './setup/import-arrow.ts'

describe('who may import whom', () => {
  test('every file of the board imports only what its place allows', () => {
    const files = sourceFiles()
    expect(files.length).toBeGreaterThan(20)
    expect(findForbiddenImports(files)).toEqual([])
  })

  test.each([
    ['src/board/commands.ts', `import { signal } from '@preact/signals'`, '@preact/signals'],
    ['src/board/view.ts', `import type { Lang } from '../i18n/nl.ts'`, 'src/i18n/nl.ts'],
    ['src/session/conductor.ts', `import * as Y from 'yjs'`, 'yjs'],
    ['src/insights/progress.ts', `import { store } from '../sync/store.ts'`, 'src/sync/store.ts'],
    ['src/device/device.ts', `export { seal } from '../sync/seal.ts'`, 'src/sync/seal.ts'],
    ['src/sync/store.ts', `import Dexie from 'dexie'`, 'dexie'],
    ['src/sync/protocol.ts', `import { seal } from './seal.ts'`, 'src/sync/seal.ts'],
    ['src/exchange/csv.ts', `import { h } from 'preact'`, 'preact'],
    ['src/ui/zones/actions.tsx', `import * as Y from 'yjs'`, 'yjs'],
    ['src/ui/zones/actions.tsx', `const d = await import('../../device/device.ts')`, 'src/device/device.ts'],
    ['src/ui/kit/button.tsx', `import { useBoard }\n  from '../board-context.ts'`, 'src/ui/board-context.ts'],
    ['src/service-worker.ts', `import '../sw/sw.ts'`, 'sw/sw.ts'],
    ['server/relay.ts', `import { seal } from '../src/sync/seal.ts'`, 'src/sync/seal.ts'],
    ['server/prepare.js', `import { build } from 'vite'`, 'vite'],
    ['sw/sw.ts', `import { nothing } from '../src/board/schema.ts'`, 'src/board/schema.ts'],
  ])('%s may not say %s', (path, text, target) => {
    expect(findForbiddenImports([{ path, text }])).toEqual([`${path} imports ${target}`])
  })

  test('a file in a place without a row is told', () => {
    expect(findForbiddenImports([{ path: 'src/utils/strings.ts', text: '' }])).toEqual([
      'src/utils/strings.ts stands in no known place',
    ])
  })

  test('imports are seen in all their forms, and not in comments', () => {
    const text = [
      `import 'a'`,
      `import b from "b"`,
      `import { c1,\n  c2 as c3 } from 'c'`,
      `import d, { type D } from 'd'`,
      `import type { E } from 'e'`,
      `export * from 'f'`,
      `export { g } from 'g'`,
      `const h = lazy(() => import('h'))`,
      `import { i /* inside */ } from 'i'`,
      `/* before */ import 'j'`,
      'const k = import(/* within */ `k`)',
      `type L = import('l').L`,
      `const m = import(new URL('m', import.meta.url))`,
      `const n = import(place + 'n')`,
      `const o = import.meta.glob('./*.ts')`,
      `// import 'not-me'`,
      `/** import 'nor-me' is how */`,
      `const p = <p>import 'nor-this'</p>`,
    ].join('\n')
    expect(importsIn(text)).toEqual([
      'a',
      'b',
      'c',
      'd',
      'e',
      'f',
      'g',
      'h',
      'i',
      'j',
      'k',
      'l',
      'm',
      "place + 'n'",
      'import.meta.glob',
    ])
  })
})
