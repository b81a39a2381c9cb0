// Builds the pages of a version of one's own choice, for tests of an update. The real build, only its name differs.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from '../../server/prepare.js'

/**
 * @param version goes into the page, which makes it another version for a device
 * @param outDir where the pages go; what lies there counts as the release before
 */
export function buildVersion(version: string, outDir: string): void {
  // Inside vitest NODE_ENV is "test", which would make a development build.
  const env = { ...process.env, APP_VERSION: version, NODE_ENV: 'production' }
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js')
  const done = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn', '--outDir', outDir], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
  })
  if (done.status !== 0)
    throw new Error(`version ${version} could not be built: ${done.stdout}${done.stderr}`)
}
