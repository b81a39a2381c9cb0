// The frames of a page while something is dragged over it: what an eye sees of a slow processor.
import type { Page } from 'playwright-core'

const MOVES = 240

export async function middleOf(what: ReturnType<Page['locator']>) {
  const box = await what.boundingBox()
  if (!box) throw new Error('not on the screen')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Presses, moves in loops, lets go. @returns the lengths of the frames meanwhile, in milliseconds */
export async function framesWhile(page: Page, { x, y }: { x: number; y: number }): Promise<number[]> {
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 20, y)
  await page.evaluate(() => {
    const frames: number[] = []
    Reflect.set(window, 'benchFrames', frames)
    const frame = (at: number) => {
      frames.push(at)
      if (Reflect.get(window, 'benchFrames') === frames) requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
  for (let nth = 0; nth < MOVES; nth++) {
    const turn = (nth / 30) * 2 * Math.PI
    await page.mouse.move(x + nth + Math.cos(turn) * 40, y + Math.sin(turn) * 60)
  }
  const frames = await page.evaluate(() => {
    const all: unknown = Reflect.get(window, 'benchFrames')
    Reflect.set(window, 'benchFrames', null)
    return Array.isArray(all) ? all.map(Number) : []
  })
  await page.mouse.up()
  return frames.slice(1).map((at, nth) => at - (frames[nth] ?? at))
}
