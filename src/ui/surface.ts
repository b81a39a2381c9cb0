// Which surface this screen gets: the wall for a wide one, the hand for a narrow one. Nothing else decides it.
import { signal } from '@preact/signals'

export type Surface = 'wall' | 'hand'

const WIDE = '(min-width: 900px)'

export const surface = signal<Surface>('wall')

/** Follows the width of the screen. Paper is narrow too, and must not turn the board that is being printed into another. */
export function followSurface() {
  const wide = matchMedia(WIDE)
  const show = () => {
    if (matchMedia('print').matches) return
    surface.value = wide.matches ? 'wall' : 'hand'
    document.documentElement.dataset['surface'] = surface.value
  }
  wide.addEventListener('change', show)
  show()
}
