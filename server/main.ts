// Starts app and relay from settings in the environment, or runs the command that was given with it. What goes wrong here
// is told in one sentence, without a stack: the reader runs a school's server and did not write this.
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeFolder } from './backup.ts'
import { limitsFromEnvironment } from './limits.ts'
import { createLog } from './log.ts'
import { runCommand } from './operator-commands.ts'
import { startServer, type RunningServer } from './server.ts'

const END_WITHIN_MS = 1800
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

async function main() {
  const { env, argv } = process
  const args = argv.slice(2)
  const dataDir = resolve(env['DATA_DIR'] || 'data')
  if (args.length > 0) {
    // npm runs a script in the folder of package.json, wherever it was typed.
    const { ok, sentence } = await runCommand(args, dataDir, env['INIT_CWD'] ?? '.')
    if (!ok) return fail(sentence)
    return console.log(sentence)
  }
  const port = Number(env['PORT']?.trim() || 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    return fail(`PORT is "${env['PORT']}", but must be a whole number from 0 to 65535.`)
  }
  const level = env['LOG_LEVEL']?.trim() || 'warn'
  if (!LEVELS.includes(level))
    return fail(`LOG_LEVEL is "${level}", but must be one of ${LEVELS.join(', ')}.`)
  const settings = limitsFromEnvironment(env)
  if (!settings.ok) return fail(settings.reason)
  try {
    makeFolder(dataDir)
    readdirSync(dataDir)
    accessSync(dataDir, constants.W_OK)
  } catch (error) {
    return fail(
      `The data folder ${dataDir} cannot be written (${codeOf(error)}). Set DATA_DIR to another folder.`,
    )
  }
  const appDir = builtApp()
  if (!appDir) return fail('The app is not built yet. Run "npm start", or "npm run build" first.')

  // On every address unless asked: the other devices of the school must reach it.
  const host = env['HOST']?.trim() ?? ''
  let server: RunningServer
  try {
    server = await startServer({
      port,
      host,
      dataDir,
      appDir,
      limits: settings.limits,
      log: createLog(level),
    })
  } catch (error) {
    return fail(sentenceFor(error, port, host, dataDir))
  }
  console.log(`The board is on ${server.url} and its data in ${dataDir}`)
  endOnSignal(server)
}

function endOnSignal(server: RunningServer) {
  let ending = false
  const end = async () => {
    if (ending) return
    ending = true
    setTimeout(() => process.exit(1), END_WITHIN_MS).unref()
    await server.close()
    process.exit(0)
  }
  process.on('SIGINT', () => void end())
  process.on('SIGTERM', () => void end())
}

/** Beside this file when it is built (dist/server beside dist/app), else under the working directory. */
function builtApp(): string | undefined {
  const here = dirname(fileURLToPath(import.meta.url))
  return [join(here, '../app'), resolve('dist/app')].find((folder) => existsSync(join(folder, 'index.html')))
}

function sentenceFor(error: unknown, port: number, host: string, dataDir: string): string {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program. Stop that, or set PORT to another number.`
    case 'EACCES':
      return `Port ${port} may not be used by this user. Set PORT to a number above 1023.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This machine has no address ${host}. Set HOST to one of its addresses, or leave it out.`
    default:
      return `The data in ${dataDir} cannot be opened: ${error instanceof Error ? error.message : String(error)}`
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}

function fail(sentence: string) {
  console.error(sentence)
  process.exitCode = 1
}

await main()
