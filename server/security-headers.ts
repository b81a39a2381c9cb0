// What a browser may do with our pages: run our own files and talk to this host, nothing else. Whoever can run a script
// on the page has the board's key.
import { createHash } from 'node:crypto'

const HOST = /^(?:[a-z0-9-]+(?:\.[a-z0-9-]+)*|\[[0-9a-f:]+\])(?::\d{1,5})?$/i

/** CSP source expressions for the scripts that stand inline in this page (the line that tells a too old browser so). */
export function inlineScriptHashes(html: string): string[] {
  const scripts = html.matchAll(/<script(?![^>]*\ssrc\s*=)[^>]*>([\s\S]*?)<\/script>/gi)
  return Array.from(
    scripts,
    ([, code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`,
  )
}

/**
 * Headers for every answer. `host` is the request's Host header: Safari 14 and Chromium 74 do not count a websocket to
 * the same host as 'self', so it is named, when it is a host at all. `ancestors` are origins that may frame the app.
 */
export function securityHeaders(
  host: string | undefined,
  scriptHashes: readonly string[],
  ancestors: readonly string[],
): Record<string, string> {
  const sockets = host && HOST.test(host) ? [`ws://${host}`, `wss://${host}`] : []
  const policy = {
    'default-src': ["'none'"],
    'script-src': ["'self'", ...scriptHashes],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...sockets],
    'manifest-src': ["'self'"],
    'worker-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ancestors.length > 0 ? ancestors : ["'none'"],
  }
  return {
    'Content-Security-Policy': Object.entries(policy)
      .map(([name, sources]) => `${name} ${sources.join(' ')}`)
      .join('; '),
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
    ...(ancestors.length > 0 ? {} : { 'X-Frame-Options': 'DENY' }),
  }
}
