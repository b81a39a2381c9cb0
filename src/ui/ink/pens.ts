// Pens, fingers and mice on a writing surface, each with a line of its own. What is lifted is handed over at once; a line in the
// making is drawn on a canvas, piece by piece, so that it follows the pen within a frame however long it is.
import { signal } from '@preact/signals'
import { encodeStroke, INK_FAR, MOST_POINTS, simplify } from '../../board/ink.ts'
import type { Point } from '../../board/ink.ts'

/** Whether a pen wrote since the app was opened: from then on a hand that touches is a hand that rests (ux.md 1F). */
export const penSeen = signal(false)

/** A finger is some 25 px wide, the side of a hand far more. */
const PALM_PX = 64
/** Points nearer than this say nothing new, and keep the work of a nervous panel small. */
const STEP_PX = 1.5
/** How far a line may shift when it is simplified (platform.md 6). */
const TOLERANCE_PX = 0.75
/** How near to a line the eraser must come. */
const REACH_PX = 12
const PEN_ERASER = 32
const OTHER_USES = ['contextmenu', 'mousedown', 'touchstart', 'touchmove']

type Line = {
  type: string
  erases: boolean
  points: Point[]
  pressure: number
  drawn: number
  /** A part of it found no room: the rest is not written either, or the line would have a hole that nobody is told of. */
  refused: boolean
}

export type Surface = {
  canvas: HTMLCanvasElement
  /** Pixels per ink unit, as it is now. */
  scale(): number
  erases(): boolean
  /** @returns whether it is on the card */
  onStroke(bytes: Uint8Array): boolean
  /** Takes off what lies within `reach` of the point, both in ink units. */
  onErase(point: Point, reach: number): void
}

/** @returns `redraw` for when the surface got another size, and `stop`, which hands over what is still being written */
export function takePens(surface: Surface): { redraw(): void; stop(): void } {
  const { canvas } = surface
  const context = canvas.getContext('2d')
  const lines = new Map<number, Line>()
  // Asked for once a stroke: asking at every move would make the browser work out the page's styles each time.
  let style = { color: '', fontSize: '' }

  const onDown = (event: PointerEvent) => {
    const pen = event.pointerType === 'pen'
    if (pen && !penSeen.peek()) {
      penSeen.value = true
      for (const [id, line] of lines) if (line.type === 'touch') lines.delete(id)
      redraw()
    }
    const side = (event.buttons & PEN_ERASER) !== 0
    if ((event.button !== 0 && !side) || rests(event)) return
    canvas.setPointerCapture(event.pointerId)
    const { color, fontSize } = getComputedStyle(canvas)
    style = { color, fontSize }
    const erases = side || surface.erases()
    lines.set(event.pointerId, {
      type: event.pointerType,
      erases,
      points: [],
      pressure: 0,
      drawn: 0,
      refused: false,
    })
    follow(event)
  }

  const follow = (event: PointerEvent) => {
    const line = lines.get(event.pointerId)
    if (!line) return
    if (rests(event)) {
      lines.delete(event.pointerId)
      redraw()
      return
    }
    const box = canvas.getBoundingClientRect()
    const scale = surface.scale()
    const between = event.type === 'pointermove' ? (event.getCoalescedEvents?.() ?? []) : []
    for (const { clientX, clientY, pressure } of between.length > 0 ? between : [event]) {
      const x = Math.min(Math.max(clientX - box.left, 0), box.width) / scale
      const y = Math.min(Math.max(clientY - box.top, 0), box.height) / scale
      add(line, [Math.min(x, INK_FAR), Math.min(y, INK_FAR)], pressure)
    }
    draw(line)
  }

  function add(line: Line, point: Point, pressure: number) {
    const last = line.points[line.points.length - 1]
    const step = STEP_PX / surface.scale()
    if (line.refused || (last && Math.hypot(point[0] - last[0], point[1] - last[1]) < step)) return
    if (line.erases) erase(last ?? point, point)
    line.points.push(point)
    line.pressure += pressure
    if (line.points.length < MOST_POINTS) return
    // A line of an hour: what is there is kept, and the next part begins where it ends.
    keep(line)
    Object.assign(line, { points: [point], pressure, drawn: 0 })
    redraw()
  }

  /** Every place between the two: a fast hand leaves gaps. */
  function erase(from: Point, to: Point) {
    const reach = REACH_PX / surface.scale()
    const steps = Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / reach) || 1
    for (let step = 1; step <= steps; step++) {
      const share = step / steps
      surface.onErase([from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share], reach)
    }
  }

  const onEnd = (event: PointerEvent) => {
    const line = lines.get(event.pointerId)
    if (!line) return
    lines.delete(event.pointerId)
    // The system takes a touch away when it was a palm or a gesture; a pen is taken away by accident.
    if (event.type !== 'pointercancel' || line.type !== 'touch') keep(line)
    redraw()
  }

  function keep(line: Line) {
    if (line.erases || line.refused || line.points.length === 0) return
    const scale = surface.scale()
    const points = simplify(line.points, TOLERANCE_PX / scale)
    line.refused = !surface.onStroke(encodeStroke({ width: thickness(line) / scale, points }))
  }

  /** In whole pixels: few widths make few paths. A finger and most panels tell no pressure. */
  function thickness({ type, points, pressure }: Line) {
    const usual = parseFloat(style.fontSize) / 5
    const pressed = type === 'pen' && pressure > 0 ? pressure / points.length : 0.5
    return Math.max(2, Math.round(usual * (0.6 + 0.8 * pressed)))
  }

  function draw(line: Line) {
    const from = line.points[Math.max(0, line.drawn - 1)]
    if (!context || line.erases || !from) return
    const ratio = canvas.width / canvas.clientWidth || 1
    const scale = surface.scale() * ratio
    context.lineCap = context.lineJoin = 'round'
    context.lineWidth = thickness(line) * ratio
    context.strokeStyle = style.color
    context.beginPath()
    context.moveTo(from[0] * scale, from[1] * scale)
    for (const [x, y] of line.points.slice(line.drawn)) context.lineTo(x * scale, y * scale)
    context.stroke()
    line.drawn = line.points.length
  }

  function redraw() {
    context?.clearRect(0, 0, canvas.width, canvas.height)
    for (const line of lines.values()) {
      line.drawn = 0
      draw(line)
    }
  }

  // What a browser makes of it besides: a menu, a selection, a magnifying glass, typed letters from an iPad's pencil.
  const nothingElse = (event: Event) => event.preventDefault()
  canvas.addEventListener('pointerdown', onDown)
  canvas.addEventListener('pointermove', follow)
  canvas.addEventListener('pointerup', onEnd)
  canvas.addEventListener('pointercancel', onEnd)
  for (const name of OTHER_USES) canvas.addEventListener(name, nothingElse, { passive: false })
  return {
    redraw,
    stop() {
      canvas.removeEventListener('pointerdown', onDown)
      canvas.removeEventListener('pointermove', follow)
      canvas.removeEventListener('pointerup', onEnd)
      canvas.removeEventListener('pointercancel', onEnd)
      for (const name of OTHER_USES) canvas.removeEventListener(name, nothingElse)
      for (const line of lines.values()) keep(line)
      lines.clear()
    },
  }
}

/** A hand that lies on the screen. */
function rests({ pointerType, width, height }: PointerEvent): boolean {
  return pointerType === 'touch' && (penSeen.peek() || Math.max(width, height) > PALM_PX)
}
