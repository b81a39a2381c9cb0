// The service worker: keeps every file of one version on the device, so that a board opens without a network.
// It never takes over by itself while a page is open: a new version waits until a person, or an empty screen, lets it in.
import { clientsClaim } from 'workbox-core'
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import type { PrecacheEntry } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: PrecacheEntry[]; __ENGLISH: string }

/** Served by the relay's process, or a file by its own name: never the app's page in its place. */
const NOT_THE_APP = [/^\/(?:relay|sync|healthz|metrics|diagnose)(?:\/|$)/, /\/[^/]+\.[^/]+$/]

precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: NOT_THE_APP }))

/** Kept by the page that chose English (src/ui/language.ts); a new version comes with its own words for such a device. */
const ENGLISH = 'english'

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/english-'),
  async ({ request }) => (await caches.match(request)) ?? fetch(request),
)
self.addEventListener('install', (event) => event.waitUntil(fetchEnglish()))
self.addEventListener('activate', (event) => event.waitUntil(dropOldEnglish()))

async function fetchEnglish(): Promise<void> {
  if (await caches.has(ENGLISH)) await (await caches.open(ENGLISH)).add(self.__ENGLISH)
}

async function dropOldEnglish(): Promise<void> {
  if (!(await caches.has(ENGLISH))) return
  const cache = await caches.open(ENGLISH)
  const old = (await cache.keys()).filter(({ url }) => new URL(url).pathname !== self.__ENGLISH)
  await Promise.all(old.map((request) => cache.delete(request)))
}

/** Where another app shares to (manifest), and where its text waits until a person has put it on a board. */
const SHARED = '/deel'

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname === SHARED,
  async ({ request }) => {
    // What does not arrive or does not fit the disk is told by the page, which finds nothing; the other app still has it.
    await keepShared(request).catch((cause: unknown) => console.warn('The shared text was not kept', cause))
    return Response.redirect('/#deel', 303)
  },
  'POST',
)

/** Keeps the text on this device only; one that still waits is not written over. */
async function keepShared(request: Request): Promise<void> {
  const form = await request.formData()
  const pieces = ['title', 'text', 'url'].map((field) => form.get(field))
  const said = pieces.flatMap((piece) => (typeof piece === 'string' && piece ? [piece] : []))
  const text = Array.from(new Set(said)).join(' ')
  const cache = await caches.open('shared')
  const waiting = await cache.match(SHARED)
  await cache.put(SHARED, new Response([...(waiting ? [await waiting.text()] : []), text].join('\n')))
}

// The very first worker takes the page that installed it under its care. Without this, a second version would become
// active at once and unseen, and the page would go on with files that are no longer kept.
if (!self.registration.active) clientsClaim()

self.addEventListener('message', (event) => {
  const { type }: { type?: unknown } = event.data
  if (type === 'SKIP_WAITING') event.waitUntil(self.skipWaiting())
  if (type === 'SKIP_WAITING_IF_ALONE') event.waitUntil(skipWaitingIfAlone(event.ports[0]))
})

async function skipWaitingIfAlone(answer: MessagePort | undefined): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const alone = pages.length <= 1
  // First the answer: the page must know that it was the one, before it sees this worker become active.
  answer?.postMessage(alone)
  if (alone) await self.skipWaiting()
}
