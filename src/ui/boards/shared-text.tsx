// Text that another app shared with this one waits on the start screen until a person says what it becomes and on which
// board. There it stands in the line as if it were typed, so nothing is on a board before it was looked at.
import { useEffect, useState } from 'preact/hooks'
import { CAPS } from '../../board/text.ts'
import { linesOf } from '../../exchange/quick-add.ts'
import { useDesk } from '../desk.ts'
import type { BoardEntry } from '../desk.ts'
import { deviceWords } from '../device-language.ts'
import { firstPlace } from '../hand/places.ts'
import { Button } from '../kit/button.tsx'
import { toast } from '../kit/toast.tsx'
import { words } from '../language.ts'
import { go } from '../route.ts'
import { show } from '../sheets.ts'
import { surface } from '../surface.ts'

/** Of sw/sw.ts: where the text waits, and where the person is led. */
const WAITS_AT = '/deel'
const ARRIVED = '#deel'
/** More is no text for cards any more but a book; 5,000 lines fit. */
const MOST_CHARACTERS = 500_000
const PREVIEW = 300

export function SharedText() {
  const desk = useDesk()
  const [text, setText] = useState('')
  const t = deviceWords.value.shared
  useEffect(() => {
    let here = true
    void sharedText().then((found) => {
      if (here) setText(found)
      if (location.hash !== ARRIVED) return
      history.replaceState(null, '', location.pathname)
      if (!found) toast(t.nothing)
    })
    return () => {
      here = false
    }
  }, [])
  if (!text) return null

  const boards = (desk.boards.value ?? []).filter(({ readOnly }) => !readOnly)
  const tooMuch =
    text.length > MOST_CHARACTERS || linesOf(text).some((line) => Array.from(line).length > CAPS.card)
  const drop = () => {
    setText('')
    void caches.open('shared').then((cache) => cache.delete(WAITS_AT))
  }
  const put = async (board: BoardEntry, success: boolean) => {
    const inHand = surface.peek() === 'hand'
    const key = `${board.id}/${inHand ? 'quick' : 'new'}-${success ? 'success' : 'action'}`
    // What was half-typed there stays, as a line of its own.
    const typed = await desk.drafts.read(key)
    desk.drafts.keep(key, typed ? `${typed}\n${text}` : text)
    drop()
    firstPlace.value = success ? 'successes' : 'mine'
    go({ at: 'board', id: board.id })
    if (inHand) return
    if (success) show({ sheet: 'new-success', goalId: null, actionId: null, text: '' })
    else show({ sheet: 'new-action', status: 'todo' })
  }
  const way = (board: BoardEntry, name: string, success: boolean) => (
    <Button
      look={success ? 'success' : 'action'}
      label={t.onto(name, board.name || words.value.header.untitled)}
      onPress={() => void put(board, success)}
    >
      {name}
    </Button>
  )
  return (
    <section class="start-join shared-text" aria-label={t.title}>
      <h2>{t.title}</h2>
      <blockquote>{text.length > PREVIEW ? `${text.slice(0, PREVIEW)}…` : text}</blockquote>
      <p role="status">{tooMuch ? t.tooMuch(sizeOf(text)) : boards.length > 0 ? t.where : t.noBoard}</p>
      {!tooMuch &&
        boards.map((board) => (
          <div key={board.id}>
            <b>{board.name || words.value.header.untitled}</b>
            {way(board, words.value.action.add, false)}
            {way(board, words.value.success.add, true)}
          </div>
        ))}
      <Button look="quiet" onPress={drop}>
        {t.drop}
      </Button>
    </section>
  )
}

/** What waits; empty where nothing does, or where the browser keeps nothing. */
async function sharedText(): Promise<string> {
  if (!('caches' in window)) return ''
  try {
    const waiting = await caches.match(WAITS_AT)
    return waiting ? (await waiting.text()).trim() : ''
  } catch {
    // Storage is refused: then nothing was kept there either.
    return ''
  }
}

function sizeOf(text: string): string {
  const kb = text.length / 1024
  return kb < 1024 ? `${Math.ceil(kb)} kB` : `${Math.round(kb / 1024)} MB`
}
