// Loaded into a measured server before its own code: answers over the process channel what it has used so far.
// It must never do anything unasked, or it would measure itself.
import { readFileSync } from 'node:fs'

process.on('message', (question) => {
  if (question === 'cpu') {
    const { user, system } = process.cpuUsage()
    process.send?.((user + system) / 1e6)
    return
  }
  // Garbage that nobody collected yet says more about timing than about the server.
  for (let round = 0; round < 3; round++) globalThis.gc?.()
  process.send?.(ownMemory())
})

// A server does not outlive its bench, however that ended.
process.on('disconnect', () => process.exit())

/** Memory that is this process's alone; pages of a mapped file belong to the system, which takes them back at will. */
function ownMemory() {
  if (process.platform !== 'linux') return process.memoryUsage.rss()
  const kilobytes = /RssAnon:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
  return Number(kilobytes) * 1024
}
