// Where the keyboard goes when what it was on is gone: a card that was finished, moved or put away hangs elsewhere or not at all.

/**
 * Notes where the focus is.
 * @returns brings it back there; when that is gone, to the same card elsewhere, else to the next one in the list, else to the
 *   dialog or the page that it was in
 */
export function noteFocus(): () => void {
  const was = document.activeElement
  if (!(was instanceof HTMLElement)) return () => undefined
  const row = was.closest('li')
  const nth = row ? controlsOf(row).indexOf(was) : 0
  const card = cardIn(row ?? was)
  const others = row ? neighboursOf(row) : []
  const dialog = was.closest<HTMLElement>('[role=dialog]')
  return () => {
    if (was.isConnected) return was.focus()
    const again = card && cards().find((one) => idOf(one) === card)
    const place = again ? (again.closest('li') ?? again) : others.find((one) => one.isConnected)
    const control = place && (controlsOf(place)[nth] ?? controlsOf(place)[0] ?? again)
    // No page jumps under the finger that ticked something off.
    if (control) control.focus({ preventScroll: true })
    else if (dialog?.isConnected) dialog.focus()
    else focusPage()
  }
}

function controlsOf(place: Element): HTMLElement[] {
  return Array.from(place.querySelectorAll<HTMLElement>('button:not([disabled])'))
}

/** The cards after this one, then the ones before it, each the nearest first. */
function neighboursOf(row: Element): Element[] {
  const all = Array.from(row.parentElement?.children ?? [])
  const at = all.indexOf(row)
  return [...all.slice(at + 1), ...all.slice(0, at).reverse()]
}

function cards(): HTMLElement[] {
  return Array.from(document.querySelectorAll<HTMLElement>('[data-card], [data-success]'))
}

function cardIn(place: Element): string | undefined {
  const card = cards().find((one) => place.contains(one))
  return card && idOf(card)
}

function idOf({ dataset }: HTMLElement): string | undefined {
  return dataset['card'] ?? dataset['success']
}

function focusPage() {
  const page = document.querySelector<HTMLElement>('main')
  if (!page) return
  page.tabIndex = -1
  page.focus({ preventScroll: true })
}
