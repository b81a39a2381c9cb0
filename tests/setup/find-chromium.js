// Finds a Chromium on this machine for the browser tests. One place decides, so that the runner and the tests agree.
// Plain JavaScript: the runner needs it before anything is built.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
]
const LOCAL_APP_DATA = process.env['LOCALAPPDATA'] ?? ''
const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  `${LOCAL_APP_DATA}\\Google\\Chrome\\Application\\chrome.exe`,
  `${LOCAL_APP_DATA}\\Chromium\\Application\\chrome.exe`,
]

/**
 * The environment variable CHROMIUM goes first, then the usual names on PATH, then the usual places.
 * @returns {string | undefined} the path of an executable
 */
export function findChromium() {
  const chosen = process.env['CHROMIUM']
  if (chosen) return existsSync(chosen) ? chosen : undefined
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.flatMap((name) => [join(folder, name), join(folder, `${name}.exe`)]))
  return [...onPath, ...USUAL_PLACES].find((path) => existsSync(path))
}

/**
 * Finds a Chromium, and as root on Debian or Ubuntu installs the distribution's own when there is none.
 * @param {(sentence: string) => void} say
 * @returns {{ ok: true, path: string } | { ok: false, reason: string }}
 */
export function findOrInstallChromium(say) {
  const present = findChromium()
  if (present) return { ok: true, path: present }
  const isRoot = process.getuid?.() === 0
  if (!process.env['CHROMIUM'] && isRoot && existsSync('/usr/bin/apt-get')) {
    say('Installing Chromium …')
    apt(['update', '-q'])
    apt(['install', '-y', '-q', '--no-install-recommends', 'chromium'])
    const installed = findChromium()
    if (installed) return { ok: true, path: installed }
  }
  return {
    ok: false,
    reason:
      'No Chromium found: install Chrome or Chromium (Debian: apt install chromium), or set CHROMIUM to its path.',
  }
}

/** @param {string[]} args */
function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', args, { stdio: 'inherit', env })
}
