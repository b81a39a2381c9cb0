// Every board of this device as readable text, one board in memory at a time. No key of a board ever comes in here.
import * as Y from 'yjs'
import { FORMAT, VERSION, writeArchive } from './board/archive.ts'
import { MOST_BOARDS, MOST_CHARACTERS } from './board/read-archive.ts'
import { openStore } from './sync/store.ts'
import type { AllBoards } from './ui/desk.ts'

/**
 * Writes boards down as archives.
 * @param stores names of the databases with their documents
 * @param inPage the document where this page holds more of it than the disk took
 * @returns as few texts as can each be read back, how many boards are in them, and how many could not be read or are empty
 */
export async function allBoardsAsText(
  stores: readonly string[],
  inPage: (store: string) => Y.Doc | null = () => null,
): Promise<AllBoards> {
  const files: string[][] = []
  let characters = Infinity
  let boards = 0
  for (const name of stores) {
    const here = inPage(name)
    const text = here ? textOf(here) : await boardAsText(name)
    if (text === null) continue
    const last = files[files.length - 1]
    boards += 1
    characters += text.length + 2
    if (last && last.length < MOST_BOARDS && characters < MOST_CHARACTERS - 1000) last.push(text)
    else {
      files.push([text])
      characters = text.length
    }
  }
  return { files: files.map(asFile), boards, left: stores.length - boards }
}

async function boardAsText(name: string): Promise<string | null> {
  const doc = new Y.Doc()
  const store = openStore({ name, doc })
  const loaded = await store.loaded
  const text = textOf(doc)
  await store.close()
  doc.destroy()
  return loaded.ok ? text : null
}

function textOf(doc: Y.Doc): string | null {
  const [board] = writeArchive(doc).boards
  // A board that was joined and did not arrive yet has nothing to keep.
  return typeof board?.board.id === 'string' ? JSON.stringify(board, null, 1) : null
}

function asFile(boards: readonly string[]): string {
  return `{"format":${JSON.stringify(FORMAT)},"version":${VERSION},"boards":[\n${boards.join(',\n')}\n]}\n`
}
