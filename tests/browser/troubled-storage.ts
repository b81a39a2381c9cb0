// IndexedDB that misbehaves as browsers and devices do, set from a test at any moment, for all tabs of a device at once.
import type { BrowserContext, Page } from 'playwright-core'

/**
 * `full`: every write ends as on a full disk. `refused`: databases whose name starts with `of` do not open. `silent`: they do
 * not answer, until the trouble is over.
 */
export type Trouble = { kind: 'none' | 'full' } | { kind: 'refused' | 'silent'; of: string }

const KEY = 'test-trouble'

/** Puts the trouble between the app and the real IndexedDB of every page this device opens from now on. */
export async function troubleStorage(context: BrowserContext, first: Trouble = { kind: 'none' }) {
  await context.addInitScript(inPage, { key: KEY, first })
}

/** From now on, for every tab of the device that this page is of. */
export async function setTrouble(page: Page, trouble: Trouble) {
  await page.evaluate(([key, value]) => localStorage.setItem(key, value), [
    KEY,
    JSON.stringify(trouble),
  ] as const)
}

/** Runs in the page, before the app. */
function inPage({ key, first }: { key: string; first: Trouble }) {
  const trouble = (): Trouble => {
    const set = localStorage.getItem(key)
    if (!set) return first
    const parsed: Trouble = JSON.parse(set)
    return parsed
  }
  const troubles = (kind: 'refused' | 'silent', name: string) => {
    const now = trouble()
    return now.kind === kind && 'of' in now && name.startsWith(now.of)
  }
  // Called on the factory of the page, each time.
  // oxlint-disable-next-line typescript/unbound-method
  const { open, deleteDatabase } = IDBFactory.prototype

  /** A request without an answer; the real one is made when the trouble is over. */
  const unanswered = (name: string, ask: () => IDBOpenDBRequest) => {
    const request = new EventTarget()
    const timer = setInterval(() => {
      if (troubles('silent', name)) return
      clearInterval(timer)
      const real = ask()
      for (const type of ['upgradeneeded', 'blocked', 'success', 'error'] as const) {
        real.addEventListener(type, (event) => {
          const { readyState, transaction } = real
          const error = readyState === 'done' ? real.error : null
          Object.assign(request, { transaction, error, ...(!error && { result: real.result }) })
          const told = new IDBVersionChangeEvent(type, event instanceof IDBVersionChangeEvent ? event : {})
          request.dispatchEvent(told)
          const handler: unknown = Reflect.get(request, `on${type}`)
          if (typeof handler === 'function') handler.call(request, told)
        })
      }
    }, 10)
    return request
  }

  const asking = (name: string, ask: () => IDBOpenDBRequest): unknown => {
    if (troubles('refused', name)) throw new DOMException('storage is refused', 'SecurityError')
    return troubles('silent', name) ? unanswered(name, ask) : ask()
  }
  Object.assign(IDBFactory.prototype, {
    open(this: IDBFactory, name: string, version?: number) {
      return asking(name, () => (version ? open.call(this, name, version) : open.call(this, name)))
    },
    deleteDatabase(this: IDBFactory, name: string) {
      return asking(name, () => deleteDatabase.call(this, name))
    },
  })

  for (const way of ['add', 'put'] as const) {
    const write = IDBObjectStore.prototype[way]
    Object.assign(IDBObjectStore.prototype, {
      [way](this: IDBObjectStore, ...what: [unknown, IDBValidKey?]) {
        const request = write.apply(this, what)
        if (trouble().kind !== 'full') return request
        // As a browser does: the transaction ends by itself, and only it knows why.
        const { transaction } = this
        const error = new DOMException('the disk is full', 'QuotaExceededError')
        Object.defineProperty(transaction, 'error', { value: error })
        request.addEventListener('success', () => {
          try {
            transaction.abort()
          } catch {
            // An earlier write of it has done so.
          }
        })
        return request
      },
    })
  }
}
