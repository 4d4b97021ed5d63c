import { readFile } from 'node:fs/promises'
import { protocol } from 'electron'
import { fileFor, mediaTypeOf, pageScheme } from './page-files'

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

/** To be called before the application is ready: makes the scheme one with an origin of its own. */
export function declarePages(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: pageScheme, privileges: { standard: true, secure: true } }])
}

/** Serves the built pages in `folder`, and nothing outside it. */
export function servePages(folder: string): void {
  protocol.handle(pageScheme, async ({ url, method }) => {
    const file = method === 'GET' ? fileFor(folder, url) : undefined
    if (file === undefined) return notFound()
    try {
      return response(new Uint8Array(await readFile(file)), 200, mediaTypeOf(file))
    } catch {
      return notFound()
    }
  })
}

function notFound(): Response {
  return response('Not found', 404, 'text/plain; charset=utf-8')
}

function response(body: string | Uint8Array<ArrayBuffer>, status: number, mediaType: string): Response {
  const headers = {
    'content-type': mediaType,
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff'
  }
  return new Response(body, { status, headers })
}
