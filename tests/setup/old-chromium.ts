// Unpacks the Chromium 83 that lies compressed inside the npm package chrome-aws-lambda. The package's own code is not
// used: it wants to run on a server of one company and writes to a fixed place.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { ROOT } from '../../server/prepare.js'

const PACKED = join(ROOT, 'node_modules/chrome-aws-lambda/bin/chromium.br')
const UNPACKED = join(ROOT, 'node_modules/.cache/chromium-83/chromium')

/** @returns the path of the executable, for Linux on x64; unpacked once in an install */
export function unpackOldChromium(): string {
  if (existsSync(UNPACKED)) return UNPACKED
  mkdirSync(dirname(UNPACKED), { recursive: true })
  const half = `${UNPACKED}.${process.pid}`
  writeFileSync(half, brotliDecompressSync(readFileSync(PACKED)), { mode: 0o755 })
  renameSync(half, UNPACKED)
  return UNPACKED
}
