// `npm test`: everything that must be green, from a bare clone, in the order in which a fault is cheapest to find.
// Stops at the first red step. The very last line is always "N passed, N failed".
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tooOldNode } from '../../server/old-node.js'

/** @typedef {{ passed: number, failed: number }} Count */
/** @typedef {{ name: string, run: () => Count }} Step */

const oldNode = tooOldNode(process.versions.node)
if (oldNode) {
  console.error(oldNode)
  finish({ passed: 0, failed: 1 })
} else {
  await runAll()
}

async function runAll() {
  const { ROOT, installWhatIsMissing, buildWhatIsStale } = await import('../../server/prepare.js')
  const { findOrInstallChromium } = await import('./find-chromium.js')
  const scratch = mkdtempSync(join(tmpdir(), 'verbeterbord-test-'))
  // A NODE_ENV from outside (production on a server) must not change what is tested.
  const env = { ...process.env }
  delete env['NODE_ENV']

  /**
   * @param {string} entry a package's own command, relative to node_modules
   * @param {string[]} args
   */
  const tool = (entry, ...args) => {
    const command = [join(ROOT, 'node_modules', entry), ...args]
    return spawnSync(process.execPath, command, { cwd: ROOT, stdio: 'inherit', env }).status === 0
  }

  /** @param {string} project */
  const vitest = (project) => {
    const report = join(scratch, `${project}.json`)
    const reporters = ['--reporter', 'default', '--reporter', 'json', '--outputFile.json', report]
    const ok = tool('vitest/vitest.mjs', 'run', '--project', project, ...reporters)
    const { passed, failed } = countOf(report)
    // A file that does not even load fails the run without a failed test.
    return { passed, failed: ok ? failed : Math.max(failed, 1) }
  }

  /** @type {Step[]} */
  const steps = [
    { name: 'install', run: () => sentence(installWhatIsMissing(ROOT, console.log)) },
    {
      name: 'chromium',
      run: () => {
        const found = findOrInstallChromium(console.log)
        if (found.ok) env['CHROMIUM'] = found.path
        return sentence(found.ok ? undefined : found.reason)
      },
    },
    { name: 'build', run: () => sentence(buildWhatIsStale(ROOT, console.log)) },
    {
      name: 'types',
      run: () =>
        verdict(['.', 'sw', 'server', 'tests'].every((part) => tool('typescript/bin/tsc', '-p', part))),
    },
    { name: 'lint', run: () => verdict(tool('oxlint/bin/oxlint', '--type-aware', '--deny-warnings')) },
    { name: 'format', run: () => verdict(tool('oxfmt/bin/oxfmt', '--check')) },
    { name: 'dead code', run: () => verdict(tool('knip/bin/knip.js', '--no-progress')) },
    { name: 'unit and server tests', run: () => vitest('unit') },
    { name: 'browser tests', run: () => vitest('browser') },
  ]

  const total = { passed: 0, failed: 0 }
  for (const { name, run } of steps) {
    const from = performance.now()
    const { passed, failed } = run()
    total.passed += passed
    total.failed += failed
    const seconds = ((performance.now() - from) / 1000).toFixed(1)
    console.log(`${failed ? 'red  ' : 'green'} ${name} (${seconds} s)`)
    if (failed) break
  }
  rmSync(scratch, { recursive: true, force: true })
  finish(total)
}

/**
 * @param {string} report a file in vitest's json form
 * @returns {Count}
 */
function countOf(report) {
  if (!existsSync(report)) return { passed: 0, failed: 0 }
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
  return { passed: numPassedTests, failed: numFailedTests }
}

/**
 * @param {string | undefined} trouble
 * @returns {Count}
 */
function sentence(trouble) {
  if (trouble) console.error(trouble)
  return verdict(!trouble)
}

/**
 * A step without tests of its own counts only when it is red.
 * @param {boolean} ok
 * @returns {Count}
 */
function verdict(ok) {
  return { passed: 0, failed: ok ? 0 : 1 }
}

/** @param {Count} count */
function finish({ passed, failed }) {
  process.exitCode = failed ? 1 : 0
  console.log(`${passed} passed, ${failed} failed`)
}
