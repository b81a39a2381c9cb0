// A board that a newer version of the app wrote: it is read, it says so, and nothing of it is rewritten.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { BOARD_MAP, SCHEMA_VERSION } from '../../src/board/schema.ts'
import { addAction, boardOnScreen, makeTeamBoard, statusSays, visit } from './hands.ts'
import { newDevice, testServer } from './harness.ts'

test('a board of a newer version is read with a sentence, offers nothing to change and is never rewritten', async () => {
  const server = await testServer()
  const { page, context } = await newDevice(server)
  await visit(page, server.url)
  const address = await makeTeamBoard(page, 'Team onderbouw')
  await addAction(page, 'Leesmaatjes koppelen')
  await statusSays(page, 'Opgeslagen op dit apparaat')
  await page.goto('about:blank')

  const desk = await context.newPage()
  await visit(desk, server.url)
  const store = `bord-${address.split('/').pop() ?? ''}`
  const newer = await documentOn(desk, store)
  const before = Y.encodeStateVector(newer)
  newer.getMap(BOARD_MAP).set('schemaVersion', SCHEMA_VERSION + 1)
  newer.getMap(BOARD_MAP).set('zones', 'in a way that this version does not know')
  await appendTo(desk, store, Y.encodeStateAsUpdate(newer, before))
  await desk.close()

  await page.goto(address)
  await boardOnScreen(page, 'Team onderbouw')
  await statusSays(page, 'Dit bord is gemaakt met een nieuwere versie')
  expect(await page.getByRole('button', { name: 'Actie', exact: true }).count()).toBe(0)
  await page.getByRole('button', { name: /^Leesmaatjes koppelen/ }).click()
  expect(await page.getByRole('dialog').getByRole('textbox').count()).toBe(0)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await page.reload()
  await statusSays(page, 'Dit bord is gemaakt met een nieuwere versie')
  const after = await documentOn(page, store)
  expect(Y.equalSnapshots(Y.snapshot(after), Y.snapshot(newer))).toBe(true)
})

/** The document as the database of this device holds it. */
async function documentOn(page: Page, store: string): Promise<Y.Doc> {
  const rows = await page.evaluate(async (name) => {
    const request = indexedDB.open(name)
    const db = await new Promise<IDBDatabase>((resolve) => {
      request.onsuccess = () => resolve(request.result)
    })
    const reading = db.transaction('updates').objectStore('updates').getAll()
    const found = await new Promise<Uint8Array[]>((resolve) => {
      reading.onsuccess = () => resolve(reading.result)
    })
    db.close()
    return found.map((row) => Array.from(row))
  }, store)
  const doc = new Y.Doc()
  for (const row of rows) Y.applyUpdate(doc, Uint8Array.from(row))
  return doc
}

async function appendTo(page: Page, store: string, update: Uint8Array): Promise<void> {
  await page.evaluate(
    async ({ name, bytes }) => {
      const request = indexedDB.open(name)
      const db = await new Promise<IDBDatabase>((resolve) => {
        request.onsuccess = () => resolve(request.result)
      })
      const transaction = db.transaction('updates', 'readwrite')
      transaction.objectStore('updates').add(Uint8Array.from(bytes))
      await new Promise<void>((resolve) => {
        transaction.oncomplete = () => resolve()
      })
      db.close()
    },
    { name: store, bytes: Array.from(update) },
  )
}
