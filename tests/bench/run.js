// `npm run bench`: builds what is stale and measures. Plain JavaScript, because it runs before anything is built.
import { startVitest } from 'vitest/node'
import { ROOT, buildWhatIsStale } from '../../server/prepare.js'

const trouble = buildWhatIsStale(ROOT, console.log)
if (trouble) throw new Error(trouble)
const run = await startVitest('test', [], {
  root: ROOT,
  config: false,
  watch: false,
  disableConsoleIntercept: true,
  include: ['tests/bench/bench.ts'],
  testTimeout: 600_000,
  hookTimeout: 120_000,
  reporters: [['default', { summary: false }]],
})
await run.close()
