// Makes a bare clone ready to run: installs what is missing and builds what is out of date, and otherwise does nothing.
// Plain JavaScript with node: modules only, because it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** What the pages are made of; a change in one of these is a new version for a device. */
const PAGE_INPUTS = [
  'src',
  'sw',
  'public',
  'index.html',
  'vite.config.ts',
  'package-lock.json',
  'package.json',
]
/** What anything under dist/ is made of. */
const BUILD_INPUTS = [...PAGE_INPUTS, 'server']

/**
 * Installs exactly what package-lock.json names, unless it is there already.
 * @param {string} root the folder of package.json
 * @param {(sentence: string) => void} say
 * @returns {string | undefined} one sentence when it did not work
 */
export function installWhatIsMissing(root, say) {
  if (!missingPackage(root)) return undefined
  say('Installing packages …')
  // Not `npm ci`: it refuses a lockfile that was written where a registry lacked the binaries of another system. The
  // versions are the lockfile's all the same, and --no-save leaves it as it is. NODE_ENV=production would leave out the
  // tools that build the pages.
  const done = runNpm(root, ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund'])
  if (!done) return 'Installing failed: see the message of npm above. Is the network reachable?'
  const missing = missingPackage(root)
  return missing && `Installing left out ${missing}: remove node_modules and try again.`
}

/**
 * Builds the pages and the server into dist/, unless dist/ is made of exactly these files.
 * @param {string} root
 * @param {(sentence: string) => void} say
 * @returns {string | undefined} one sentence when it did not work
 */
export function buildWhatIsStale(root, say) {
  const stamp = join(root, 'dist', '.built')
  const wanted = fingerprint(root, BUILD_INPUTS)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return undefined
  say('Building …')
  const steps = [
    ['build', '--logLevel', 'warn'],
    ['build', '--logLevel', 'warn', '--ssr', 'server/main.ts', '--outDir', 'dist/server'],
  ]
  for (const step of steps) {
    if (!runVite(root, step)) return 'Building failed: see the message above.'
  }
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(stamp, wanted)
  return undefined
}

/**
 * The version a person can read and report: the number of package.json and a hash of what the pages are made of.
 * @param {string} root
 * @returns {string} for example 0.1.0+3f9a2c1
 */
export function appVersion(root) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return `${version}+${fingerprint(root, PAGE_INPUTS).slice(0, 7)}`
}

/**
 * A hash over names and contents, so that neither a clock nor a checkout order makes something look new.
 * @param {string} root
 * @param {string[]} inputs files and folders under root; a missing one counts as empty
 * @returns {string} hex
 */
export function fingerprint(root, inputs) {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap((input) => filesUnder(root, input))) {
    const content = readFileSync(join(root, file))
    hash.update(`${file}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]} paths relative to root, with forward slashes, sorted
 */
function filesUnder(root, path) {
  if (!existsSync(join(root, path))) return []
  let entries
  try {
    entries = readdirSync(join(root, path), { withFileTypes: true })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return [path]
    throw error
  }
  return entries
    .map((entry) => ({ name: `${path}/${entry.name}`, isFolder: entry.isDirectory() }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(({ name, isFolder }) => (isFolder ? filesUnder(root, name) : [name]))
}

/**
 * Compares what npm says it installed with what the lockfile asks, so that a hand-made install counts too.
 * @param {string} root
 * @returns {string | undefined} the first package that is not there as the lockfile wants it
 */
export function missingPackage(root) {
  const installedList = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installedList)) return 'node_modules'
  const installed = JSON.parse(readFileSync(installedList, 'utf8')).packages
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  return Object.keys(wanted).find((path) => {
    if (path === '' || installed[path]?.version === wanted[path].version) return false
    return !wanted[path].optional || isForThisMachine(wanted[path])
  })
}

/**
 * @param {{ os?: string[], cpu?: string[], libc?: string[] }} entry an optional package of the lockfile
 * @returns {boolean} true for a binary that this machine needs (a folder copied from another machine lacks it)
 */
function isForThisMachine({ os, cpu, libc }) {
  if (!os || !cpu || libc) return false
  return os.includes(process.platform) && cpu.includes(process.arch)
}

/**
 * @param {string} root
 * @param {string[]} args
 */
function runVite(root, args) {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  return spawnSync(process.execPath, [vite, ...args], { cwd: root, stdio: 'inherit' }).status === 0
}

/**
 * @param {string} root
 * @param {string[]} args
 */
function runNpm(root, args) {
  const npm = process.env['npm_execpath']
  const done = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  return done.status === 0
}
