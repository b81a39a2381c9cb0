// The server as a program of its own, built from the sources as they are, so that it can be killed and signalled.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { build } from 'vite'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export type BuiltServer = { main: string; remove(): void }

/** Builds server/main.ts and a page of one line into a folder inside the repository's node_modules, where its packages resolve. */
export async function buildServer(): Promise<BuiltServer> {
  const cache = join(ROOT, 'node_modules/.cache')
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'server-test-'))
  await build({
    root: ROOT,
    logLevel: 'silent',
    build: { ssr: 'server/main.ts', outDir: join(folder, 'server'), emptyOutDir: false },
  })
  mkdirSync(join(folder, 'app'))
  writeFileSync(join(folder, 'app/index.html'), '<!doctype html><title>Board</title>')
  return {
    main: join(folder, 'server/main.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export type RunningProgram = {
  child: ChildProcess
  /** Everything it printed so far. */
  output(): string
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

/** Starts a program that is killed when the test ends. */
export function run(command: string, args: string[], env: Record<string, string>): RunningProgram {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (output += text.toString()))
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal })),
  )
  return { child, output: () => output, ended }
}

/** Starts the server and waits until it says where it is. */
export async function runServer(
  server: BuiltServer,
  env: Record<string, string>,
): Promise<RunningProgram & { url: string }> {
  const program = run(process.execPath, [server.main], env)
  return { ...program, url: await addressOf(program) }
}

/** The address a starting server prints; rejects when it ends without one. */
export async function addressOf(program: RunningProgram): Promise<string> {
  return new Promise((resolve, reject) => {
    program.child.stdout?.on('data', () => {
      const url = /http:\/\/\S+/.exec(program.output())?.[0]
      if (url) resolve(url)
    })
    void program.ended.then(() => reject(new Error(`the server ended: ${program.output()}`)))
  })
}
