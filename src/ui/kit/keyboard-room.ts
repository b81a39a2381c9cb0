// Makes room for a keyboard on the screen: browsers lay it over the page and tell only the visual viewport. The field in which
// somebody types must never be under it.

/** Less than this is a browser's own bar going in or out (CSS px). */
const KEYBOARD_PX = 120

/** Sets `--keyboard` on the element, and marks it while a keyboard is up. @returns a function that stops it */
export function followKeyboard(element: HTMLElement): () => void {
  const viewport = window.visualViewport
  if (!viewport) return () => {}
  const follow = () => {
    // Zoomed in with two fingers the visual viewport is small too; that is no keyboard.
    const hidden = viewport.scale > 1.05 ? 0 : window.innerHeight - viewport.height - viewport.offsetTop
    const up = hidden > KEYBOARD_PX
    element.style.setProperty('--keyboard', `${up ? hidden : 0}px`)
    element.classList.toggle('typing', up)
    const typing = document.activeElement
    if (up && typing && element.contains(typing)) typing.scrollIntoView({ block: 'nearest' })
  }
  viewport.addEventListener('resize', follow)
  viewport.addEventListener('scroll', follow)
  return () => {
    viewport.removeEventListener('resize', follow)
    viewport.removeEventListener('scroll', follow)
  }
}
