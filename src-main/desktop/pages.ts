import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol } from 'electron'

/** The scheme and origin of the application's own pages. They come from its files, never from the network. */
const scheme = 'descent'
const origin = `${scheme}://application`
export const startPage = `${origin}/index.html`

/** Only the application's own files: no inline script or style, nothing from the network, no frames, no forms. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'"
].join('; ')

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf'
}

/** Whether a URL is one of the application's own pages. */
export function isOwnPage(url: string): boolean {
  return url.startsWith(`${origin}/`)
}

/** To be called before the application is ready: makes the scheme one with an origin of its own. */
export function declarePages(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true } }])
}

/** Serves the built pages in `folder`, and nothing outside it. */
export function servePages(folder: string): void {
  protocol.handle(scheme, async ({ url, method }) => {
    const file = isOwnPage(url) && method === 'GET' ? fileFor(folder, url) : undefined
    if (file === undefined) return new Response('Not found', { status: 404 })
    try {
      const content = await readFile(file)
      return new Response(new Uint8Array(content), { headers: headersFor(file) })
    } catch {
      return new Response('Not found', { status: 404 })
    }
  })
}

/** The file that a URL means, if it lies inside the folder. Exported for its tests. */
export function fileFor(folder: string, url: string): string | undefined {
  try {
    const file = normalize(join(folder, decodeURIComponent(new URL(url).pathname)))
    return file.startsWith(folder + sep) ? file : undefined
  } catch {
    // A malformed escape in the URL: there is no such file.
    return undefined
  }
}

function headersFor(file: string): Record<string, string> {
  return {
    'content-type': mediaTypes[extname(file)] ?? 'application/octet-stream',
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff'
  }
}
