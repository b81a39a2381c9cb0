// `npm run bench`: builds what is stale and measures; with words behind it (`-- relay`, `-- app`) only the subjects that hold
// them. Plain JavaScript, because it runs before anything is built.
import { startVitest } from 'vitest/node'
import { ROOT, buildWhatIsStale } from '../../server/prepare.js'

const trouble = buildWhatIsStale(ROOT, console.log)
if (trouble) throw new Error(trouble)
const run = await startVitest('test', [], {
  root: ROOT,
  config: false,
  ...(process.argv[2] ? { testNamePattern: process.argv[2] } : {}),
  watch: false,
  disableConsoleIntercept: true,
  include: ['tests/bench/bench.ts'],
  testTimeout: 600_000,
  hookTimeout: 120_000,
  reporters: [['default', { summary: false }]],
})
await run.close()
