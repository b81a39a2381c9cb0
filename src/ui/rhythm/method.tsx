// The method, a screen at a time: by button, arrow key or swipe. Reading matter, loaded when somebody reads it.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { MethodText } from '../../content/method-nl.ts'
import { Button } from '../kit/button.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { language, words } from '../language.ts'
import { rhythmWords } from '../rhythm-language.ts'

const SWIPE_PX = 50

/** The method in the language on the screen. */
export async function readMethod(): Promise<MethodText> {
  const text =
    language.peek() === 'en' ? import('../../content/method-en.ts') : import('../../content/method-nl.ts')
  return (await text).method
}

export function MethodSheet({ onClose }: { onClose: () => void }) {
  const t = rhythmWords.value.method
  const [pages, setPages] = useState<MethodText['pages']>([])
  const [at, setAt] = useState(0)
  const from = useRef<{ x: number; y: number } | null>(null)
  const last = Math.max(0, pages.length - 1)
  const turn = (by: number) => setAt((now) => Math.min(last, Math.max(0, now + by)))
  useEffect(() => {
    void readMethod().then((text) => setPages(text.pages))
  }, [language.value])
  useEffect(() => {
    const onKeyDown = ({ key }: KeyboardEvent) => {
      if (key === 'ArrowRight') turn(1)
      if (key === 'ArrowLeft') turn(-1)
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [last])
  const page = pages[at]
  return (
    <Sheet title={t.title} closeLabel={words.value.common.close} onClose={onClose} class="rhythm">
      {page && (
        <div
          class="method"
          onPointerDown={({ clientX, clientY }) => (from.current = { x: clientX, y: clientY })}
          onPointerUp={({ clientX, clientY }) => {
            const start = from.current
            from.current = null
            if (!start || Math.abs(clientX - start.x) < SWIPE_PX) return
            if (Math.abs(clientX - start.x) > 2 * Math.abs(clientY - start.y))
              turn(clientX < start.x ? 1 : -1)
          }}
        >
          <section class="method-page" aria-live="polite">
            <p class="method-step">{t.step(at + 1, pages.length)}</p>
            <h3>{page.title}</h3>
            {page.text.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </section>
          <div class="form-end">
            <Button class="left" disabled={at === 0} onPress={() => turn(-1)}>
              {t.back}
            </Button>
            <Button look="main" onPress={() => (at === last ? onClose() : turn(1))}>
              {at === last ? t.done : t.next}
            </Button>
          </div>
        </div>
      )}
    </Sheet>
  )
}
