// The writing surface. A stroke is on the board the moment it is lifted; the first one of a new card makes the card, in the same
// step to undo. There is nothing to save, so nothing can be lost by closing.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Check, Eraser, Hand, PenLine, Trash2, Undo2 } from 'lucide'
import type { InkCollection } from '../../board/commands-ink.ts'
import { distanceTo, INK_WIDTH } from '../../board/ink.ts'
import type { Point } from '../../board/ink.ts'
import { CAPS } from '../../board/text.ts'
import { aroundWords } from '../around-language.ts'
import { useBoard } from '../board-context.ts'
import { DraftAside } from '../draft-aside.tsx'
import { useDraft } from '../drafts.ts'
import { Button } from '../kit/button.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { TextField } from '../kit/text-field.tsx'
import { words } from '../language.ts'
import { closeSheet } from '../sheets.ts'
import { undoLast } from '../undo-toast.ts'
import { around, lineOf } from './ink-path.ts'
import { penSeen, takePens } from './pens.ts'
import './ink-pad.css'

export type Writing = {
  collection: InkCollection
  /** The card that is written on; null for a card that its first stroke makes. */
  id: string | null
  /** Where the half-typed words of the card are kept: they are its title. */
  draftKey: string
  /** Puts a new card on the board and gives its id; null when nothing may be changed. */
  make?: (text: string) => string | null
}

export function InkPad({ collection, id: first, draftKey, make }: Writing) {
  const board = useBoard()
  const { change } = board
  const t = aroundWords.value.ink
  // Not a state: two pens can be lifted before the screen is drawn again, and make one card.
  const id = useRef(first)
  const [erases, setErases] = useState(false)
  const [full, setFull] = useState(false)
  /** Steps made here that can be taken back: what was done before this was opened is not for a pen's button. */
  const [steps, setSteps] = useState(0)
  const [size, setSize] = useState<readonly [number, number]>([INK_WIDTH, INK_WIDTH / 2])
  const canvas = useRef<HTMLCanvasElement>(null)
  const pens = useRef<ReturnType<typeof takePens> | null>(null)

  const find = () => board.view.peek()[collection].find((one) => one.id === id.current)
  const card = board.view.value[collection].find((one) => one.id === id.current)
  const title = useDraft(draftKey, card?.text)
  const ink = card?.ink ?? []
  const lines = ink.flatMap((bytes) => lineOf(bytes) ?? [])
  const [, , right, bottom] = around(lines.map(({ box }) => box)) ?? [0, 0, 0, 0]
  const scale = Math.min(size[0] / Math.max(INK_WIDTH, right), size[1] / Math.max(1, bottom))

  const stroke = (bytes: Uint8Array) => {
    let added = false
    board.session.asOne(() => {
      if (!find() && make) {
        id.current = make(title.text)
        title.clear()
      }
      added = id.current !== null && change.addInk(collection, id.current, bytes)
      setFull(!added)
      if (added) setSteps((before) => before + 1)
    })
    return added
  }
  const eraseAt = (point: Point, reach: number) => {
    const strokes = find()?.ink ?? []
    const hit = strokes.findIndex((bytes) => {
      const line = lineOf(bytes)
      return line?.points.some(
        (at, nth) => distanceTo(point, line.points[nth - 1] ?? at, at) < reach + line.width / 2,
      )
    })
    if (hit >= 0) erase([hit])
  }
  const erase = (which: readonly number[]) => {
    const on = id.current
    if (on === null) return
    // From the last to the first, so that each still stands where it stood.
    board.session.asOne(() => which.forEach((index) => change.eraseInk(collection, on, index)))
    setFull(false)
    setSteps((before) => before + 1)
  }
  const undo = () => {
    if (steps === 0) return
    undoLast(board)
    setFull(false)
    setSteps(steps - 1)
  }
  const keepTitle = () => {
    const on = find()
    if (!title.touched || !on) return
    if (title.text.trim() !== on.text) {
      change.titleCard(collection, on.id, title.text)
      setSteps((before) => before + 1)
    }
    title.clear()
  }

  const now = useRef({ stroke, eraseAt, erases, scale, undo })
  now.current = { stroke, eraseAt, erases, scale, undo }

  useEffect(() => {
    const element = canvas.current
    if (!element) return undefined
    const taken = takePens({
      canvas: element,
      scale: () => now.current.scale,
      erases: () => now.current.erases,
      onStroke: (bytes) => now.current.stroke(bytes),
      onErase: (point, reach) => now.current.eraseAt(point, reach),
    })
    pens.current = taken
    const measure = new ResizeObserver(() => setSize([element.clientWidth, element.clientHeight]))
    measure.observe(element)
    const onKeyDown = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLInputElement
      if (typing || !(event.ctrlKey || event.metaKey) || event.code !== 'KeyZ') return
      event.preventDefault()
      now.current.undo()
    }
    addEventListener('keydown', onKeyDown)
    return () => {
      removeEventListener('keydown', onKeyDown)
      measure.disconnect()
      taken.stop()
    }
  }, [])

  // Before the next paint: a canvas that gets another size is emptied.
  useLayoutEffect(() => {
    const element = canvas.current
    if (!element) return
    element.width = Math.round(size[0] * devicePixelRatio)
    element.height = Math.round(size[1] * devicePixelRatio)
    pens.current?.redraw()
  }, [size, scale])

  const gone = !card && !make
  useEffect(() => {
    if (gone) closeSheet()
  }, [gone])

  const leave = () => {
    keepTitle()
    closeSheet()
  }

  return (
    <Sheet title={t.write} closeLabel={words.value.common.close} onClose={leave} class="ink-pad">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          leave()
        }}
      >
        <div class="ink-surface">
          <svg
            role="img"
            aria-label={t.surface(ink.length)}
            viewBox={`0 0 ${size[0] / scale} ${size[1] / scale}`}
          >
            {lines.map((line, nth) => (
              <path key={nth} d={line.d} stroke-width={line.width} />
            ))}
          </svg>
          <canvas ref={canvas} class={erases ? 'erases' : undefined} />
        </div>
        <div class="ink-tools" role="group" aria-label={t.tools}>
          <Button look="chip" icon={PenLine} pressed={!erases} onPress={() => setErases(false)}>
            {t.pen}
          </Button>
          <Button look="chip" icon={Eraser} pressed={erases} onPress={() => setErases(true)}>
            {t.eraser}
          </Button>
          {penSeen.value && (
            <Button look="chip" icon={Hand} onPress={() => (penSeen.value = false)}>
              {t.fingers}
            </Button>
          )}
          <Button icon={Undo2} disabled={steps === 0} onPress={undo}>
            {words.value.common.undo}
          </Button>
          <Button
            icon={Trash2}
            disabled={ink.length === 0}
            onPress={() => erase(ink.map((_bytes, nth) => ink.length - 1 - nth))}
          >
            {t.clear}
          </Button>
        </div>
        <div class="ink-end">
          <p role="alert">{full && t.full}</p>
          <TextField
            label={t.title}
            hint={words.value.common.optional}
            value={title.text}
            onInput={title.change}
            maxLength={CAPS.card}
            onBlur={title.aside ? undefined : keepTitle}
          />
          <DraftAside draft={title} />
          <Button look="main" icon={Check} submit>
            {t.done}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
