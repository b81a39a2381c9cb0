// Puts the parts together: the only file that knows every one of them. What the first paint does not need comes after it.
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css'
import './styles/tokens.css'
import './styles/reset.css'
import './styles/print.css'
import { effect, signal } from '@preact/signals'
import { render } from 'preact'
import { takePermission } from './device/permission.ts'
import { openBoard } from './open-board.ts'
import { App } from './ui/app.tsx'
import type { Update } from './ui/app.tsx'
import type { Desk, InviteProblem } from './ui/desk.ts'
import { keepInstallPrompt } from './ui/install-prompt.ts'
import { fetched } from './ui/kit/lazy.tsx'
import { toast } from './ui/kit/toast.tsx'
import { speakAsBefore, words } from './ui/language.ts'
import { followHistory, go, route } from './ui/route.ts'
import { openSheet } from './ui/sheets.ts'
import { followSurface } from './ui/surface.ts'
import { followReading, hung } from './ui/wall/reading.ts'

const update = signal<Update>({ state: 'none', apply: () => {} })
const desk = signal<Desk | null>(null)
const inviteProblem = signal<InviteProblem | undefined>(undefined)
const joined = new Set<string>()
let touched = false
/** A version that breaks while it shows a board must still hear of the next one (milliseconds). */
const LATEST_WATCH_MS = 5000

/**
 * The list of this device, and the watch for new versions: they come in one file, which is large. A board asks for it when its
 * cards are on the screen, every other place at once.
 */
const deviceDesk = once(async () => {
  const [{ createDesk }, { openDevice }, { patientDevice }, { watchForUpdates }] = await fetched(() =>
    Promise.all([
      import('./desk.ts'),
      import('./device/device.ts'),
      import('./device/patient-device.ts'),
      import('./service-worker.ts'),
    ]),
  )
  const made = createDesk(patientDevice(openDevice), joined, (id) => open(id, true))
  desk.value = made.desk
  void watchForUpdates({
    onReady: () => {
      let told = false
      // Not over a sheet: it would hide what somebody is filling in.
      effect(() => {
        if (told || openSheet.value) return
        told = true
        toast(words.peek().update.offlineReady)
      })
    },
    onWaiting: (apply) => {
      update.value = { state: 'waiting', apply }
    },
    onUpdatedElsewhere: () => {
      update.value = { state: 'elsewhere', apply: () => location.reload() }
    },
    touched: () => touched,
  })
  return made
})

function once<T>(make: () => T): () => T {
  let made: { it: T } | null = null
  return () => (made ??= { it: make() }).it
}

function open(id: string, beside = false) {
  return openBoard({
    id,
    entry: () => deviceDesk().then((made) => made.entry(id, beside)),
    beside,
    keepEntry: (change) => deviceDesk().then((made) => made.keepEntry(id, change)),
    onWritten: () => void deviceDesk().then((made) => made.askToStay(id)),
    adoptEntry: (entry) => void deviceDesk().then((made) => made.adoptEntry(entry)),
    copies: {
      others: () => deviceDesk().then((made) => made.copies()),
      retire: (copy) => deviceDesk().then((made) => made.retire(copy)),
    },
    drafts: {
      read: (key) => deviceDesk().then((made) => made.drafts.read(key)),
      keep: (key, text) => void deviceDesk().then((made) => made.drafts.keep(key, text)),
    },
    appUrl: `${location.origin}/`,
  })
}

/** Joins by the invite in the address, and takes the key out of the address and the history before anything else. */
async function takeInvite() {
  if (!/[#&](meedoen|meekijken)=/.test(location.hash)) return
  const invite = location.href
  history.replaceState(null, '', location.pathname)
  const result = await (await deviceDesk()).desk.join(invite)
  if (result.ok) go({ at: 'board', id: result.id })
  else {
    inviteProblem.value = result
    go({ at: 'start' })
  }
}

function Root() {
  return (
    <App
      desk={desk.value}
      update={update.value}
      joined={joined}
      inviteProblem={inviteProblem.value}
      open={(id) => open(id)}
    />
  )
}

async function start() {
  setTimeout(() => void deviceDesk(), LATEST_WATCH_MS)
  for (const kind of ['pointerdown', 'keydown'])
    addEventListener(kind, () => (touched = true), { capture: true })
  keepInstallPrompt()
  followSurface()
  followReading()
  followHistory()
  // A board on the wall comes back by itself, whatever address this screen begins with.
  if (hung.peek() && route.peek().at === 'start') go({ at: 'board', id: hung.peek() })
  effect(() => {
    if (route.value.at !== 'board') void deviceDesk()
  })
  const isPermitted = takePermission()
  await Promise.all([takeInvite(), speakAsBefore()])
  addEventListener('hashchange', () => {
    // What was refused without it tries again.
    if (takePermission()) location.reload()
    void takeInvite()
  })
  if (isPermitted) toast(words.peek().update.permitted)
  const place = document.getElementById('app')
  if (place) render(<Root />, place)
}

void start()
