// `npm start`: from a bare clone to a running board. Installs and builds what is missing, then runs the server in this
// same process, so that Ctrl-C and SIGTERM reach it at once. Node's own modules only: nothing is installed yet.
import { tooOldNode } from './old-node.js'

const oldNode = tooOldNode(process.versions.node)
if (oldNode) end(oldNode)
else void start()

async function start() {
  const { ROOT, installWhatIsMissing, buildWhatIsStale } = await import('./prepare.js')
  const trouble = installWhatIsMissing(ROOT, say) ?? buildWhatIsStale(ROOT, say)
  if (trouble) end(trouble)
  else await import(new URL('../dist/server/main.js', import.meta.url).href)
}

/** @param {string} sentence */
function say(sentence) {
  console.log(sentence)
}

/** @param {string} sentence */
function end(sentence) {
  console.error(sentence)
  process.exitCode = 1
}
