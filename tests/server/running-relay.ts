// A real relay on a free port with a store of its own, ended and removed after the test.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { defaultLimits, type Limits } from '../../server/limits.ts'
import { createLog } from '../../server/log.ts'
import { startServer, type RunningServer, type ServerOptions } from '../../server/server.ts'

/** A folder that is removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'relay-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Starts a relay that ends with the test. */
export async function runningRelay(
  limits: Partial<Limits> = {},
  options: Partial<ServerOptions> = {},
): Promise<RunningServer & { dataDir: string }> {
  const dataDir = options.dataDir ?? temporaryFolder()
  const server = await startServer({
    port: 0,
    host: '127.0.0.1',
    appDir: null,
    log: createLog('silent'),
    ...options,
    dataDir,
    limits: { ...defaultLimits(), ...limits },
  })
  onTestFinished(() => server.close())
  return { ...server, dataDir }
}
