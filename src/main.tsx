// Puts the parts together: the only file that knows every one of them.
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css'
import './styles/tokens.css'
import './styles/reset.css'
import './styles/print.css'
import { signal } from '@preact/signals'
import { render } from 'preact'
import { createDesk, speakAsBefore } from './desk.ts'
import type { Update } from './desk.ts'
import { openBoard } from './open-board.ts'
import { watchForUpdates } from './service-worker.ts'
import { RELAY_PATH } from './sync/protocol.ts'
import { App } from './ui/app.tsx'
import type { InviteProblem } from './ui/desk.ts'
import { toast } from './ui/kit/toast.tsx'
import { words } from './ui/language.ts'
import { followHistory, go } from './ui/route.ts'

const RELAY_URL = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${RELAY_PATH}`

const device = import('./device/device.ts').then(async ({ openDevice }) => {
  const opened = await openDevice()
  return opened.ok ? opened.device : null
})
const update = signal<Update>({ state: 'none', apply: () => {} })
const { desk, drafts, entry, keepEntry, joined } = createDesk(device, update)
const inviteProblem = signal<InviteProblem | undefined>(undefined)

/** Joins by the invite in the address, and takes the key out of the address and the history before anything else. */
async function takeInvite() {
  if (!/[#&](meedoen|meekijken)=/.test(location.hash)) return
  const invite = location.href
  history.replaceState(null, '', location.pathname)
  const result = await desk.join(invite)
  if (result.ok) go({ at: 'board', id: result.id })
  else {
    inviteProblem.value = result
    go({ at: 'start' })
  }
}

function Root() {
  return (
    <App
      desk={desk}
      joined={joined}
      inviteProblem={inviteProblem.value}
      open={(id) =>
        openBoard({
          id,
          entry: entry(id),
          keepEntry: (change) => keepEntry(id, change),
          drafts,
          relayUrl: RELAY_URL,
          appUrl: `${location.origin}/`,
        })
      }
    />
  )
}

function followSurface() {
  const wide = matchMedia('(min-width: 900px)')
  const show = () => {
    document.documentElement.dataset['surface'] = wide.matches ? 'wall' : 'hand'
  }
  // Safari before 14 knows only addListener; it is below the floor, but the board must still come up.
  wide.addEventListener?.('change', show)
  show()
}

async function start() {
  followSurface()
  followHistory()
  await Promise.all([takeInvite(), speakAsBefore()])
  addEventListener('hashchange', () => void takeInvite())
  const place = document.getElementById('app')
  if (place) render(<Root />, place)
  await watchForUpdates({
    onReady: () => toast(words.value.update.offlineReady),
    onWaiting: (apply) => {
      update.value = { state: 'waiting', apply }
    },
    onUpdatedElsewhere: () => {
      update.value = { state: 'elsewhere', apply: () => location.reload() }
    },
  })
}

void start()
