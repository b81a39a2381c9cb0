// From the second visit on: the board can stand on the phone, and why. Once refused it never comes back; a session is not
// disturbed, because the board is not on the screen then.
import { useState } from 'preact/hooks'
import { Share, Smartphone } from 'lucide'
import { deviceWords } from '../device-language.ts'
import { installPrompt } from '../install-prompt.ts'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { words } from '../language.ts'
import { sessionNow } from '../session/in-session.ts'
import { show } from '../sheets.ts'

const STORED = 'verbeterbord-visits'
/** After this long away it is a new visit, and no reload (milliseconds). */
const AWAY_MS = 30 * 60_000
const NEVER = -1

export function InstallOffer() {
  const t = deviceWords.value.install
  const [visits, setVisits] = useState(countedVisits)
  const prompt = installPrompt.value
  const byHand = isSafariOfApple()
  if (visits < 2 || sessionNow.value || isInstalled() || (!prompt && !byHand)) return null
  const install = () => {
    void prompt?.prompt()
    installPrompt.value = null
  }
  return (
    <section class="hand-since" aria-label={deviceWords.value.install.title}>
      <h2>{t.title}</h2>
      {!prompt && (
        <>
          <p>
            {t.tap} <Icon of={Share} /> {t.choose}
          </p>
          <p>{t.paste}</p>
        </>
      )}
      {prompt ? (
        <Button look="main" icon={Smartphone} onPress={install}>
          {t.do}
        </Button>
      ) : (
        <Button onPress={() => show({ sheet: 'share' })}>{words.value.header.share}</Button>
      )}
      <Button
        look="quiet"
        onPress={() => {
          keep(NEVER)
          setVisits(NEVER)
        }}
      >
        {t.never}
      </Button>
    </section>
  )
}

let counted: number | null = null

/** How many visits this device paid to a board in the hand, this one included; below zero once the offer was refused. */
function countedVisits(): number {
  counted ??= countVisit()
  return counted
}

function countVisit(): number {
  try {
    const [visits = 0, at = 0] = (localStorage.getItem(STORED) ?? '').split(' ').map(Number)
    const now = visits >= 0 && Date.now() - at > AWAY_MS ? visits + 1 : visits
    keep(now)
    return now
  } catch {
    // Storage is refused: every visit is the first one.
    return 1
  }
}

function keep(visits: number) {
  counted = visits
  try {
    localStorage.setItem(STORED, `${visits} ${Date.now()}`)
  } catch {
    // Refused until the page is closed.
  }
}

function isInstalled(): boolean {
  return matchMedia('(display-mode: standalone)').matches
}

/** Only there an app is put on the home screen by hand; other browsers of an iPhone hide it elsewhere. */
function isSafariOfApple(): boolean {
  return 'standalone' in navigator && navigator.standalone !== true
}
