// Who opens how much from where. Generous, because a whole school is one address; the numbers live in memory only.
import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'
import type { Limits } from './limits.ts'

const HOUR_MS = 3_600_000
/** By these headers a proxy gives itself away. */
const PROXY_HEADERS = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']

type Entry = { sockets: number; newRooms: Set<string>; hourStarted: number }

export type AddressBook = {
  /** Counts a connection in; false when this address has too many. */
  enter(address: string): boolean
  leave(address: string): void
  /** May this address make this room? The same room counts once an hour. */
  mayMakeRoom(address: string, roomKey: string, now: number): boolean
  /** Drops what no longer counts. */
  tidy(now: number): void
}

export function createAddressBook(limits: Limits): AddressBook {
  const entries = new Map<string, Entry>()
  const entryOf = (address: string) => {
    let entry = entries.get(address)
    if (!entry) entries.set(address, (entry = { sockets: 0, newRooms: new Set(), hourStarted: 0 }))
    return entry
  }
  return {
    enter(address) {
      const entry = entryOf(address)
      if (entry.sockets >= limits.socketsPerAddress) return false
      entry.sockets++
      return true
    },
    leave(address) {
      const entry = entries.get(address)
      if (entry) entry.sockets--
    },
    mayMakeRoom(address, roomKey, now) {
      const entry = entryOf(address)
      if (now - entry.hourStarted >= HOUR_MS) {
        entry.hourStarted = now
        entry.newRooms.clear()
      }
      if (entry.newRooms.has(roomKey)) return true
      if (entry.newRooms.size >= limits.newRoomsPerAddressPerHour) return false
      entry.newRooms.add(roomKey)
      return true
    },
    tidy(now) {
      for (const [address, entry] of entries) {
        if (entry.sockets === 0 && now - entry.hourStarted >= HOUR_MS) entries.delete(address)
      }
    },
  }
}

/** The address a limit counts for: behind a proxy of ours the last one it added; of IPv6 the network, not the device. */
export function addressOf(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? request.headers['x-forwarded-for'] : undefined
  const list = Array.isArray(forwarded) ? forwarded.join(',') : forwarded
  const given = list?.split(',').pop()?.trim() || request.socket.remoteAddress || 'unknown'
  const address = given.replace(/^::ffff:(?=\d+\.)/, '')
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('::')
  const groups = head.split(':').filter((group) => group !== '')
  const rest = tail === undefined ? [] : tail.split(':').filter((group) => group !== '')
  const zeros: string[] = Array.from({ length: Math.max(0, 8 - groups.length - rest.length) }, () => '0')
  return [...groups, ...zeros, ...rest].slice(0, 4).join(':')
}

/** Did somebody pass this request on? A proxy that hides itself cannot be seen. */
export function isProxied({ headers }: IncomingMessage): boolean {
  return PROXY_HEADERS.some((name) => headers[name] !== undefined)
}
