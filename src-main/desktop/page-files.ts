import { extname, join, normalize, sep } from 'node:path'

/** The scheme and origin of the application's own files. They come from its files, never from the network. */
export const pageScheme = 'descent'
const origin = `${pageScheme}://application`
export const startPage = `${origin}/index.html`

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

/** Whether a URL is the application's page, at any place of it: there is only one. */
export function isOwnPage(url: string): boolean {
  return url === startPage || url.startsWith(`${startPage}#`)
}

/** The file that a URL of the application's own means, if it lies inside the folder. */
export function fileFor(folder: string, url: string): string | undefined {
  const path = url.startsWith(`${origin}/`) ? decodedPath(url) : undefined
  // A backslash separates folders on Windows, and a NUL ends a name: no page of ours has either.
  if (path === undefined || /[\\\0]/.test(path)) return undefined
  const file = normalize(join(folder, path))
  return file.startsWith(folder + sep) ? file : undefined
}

function decodedPath(url: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url).pathname)
  } catch {
    // A malformed escape in the URL: there is no such file.
    return undefined
  }
}

/** What kind of content a file has, by its ending. */
export function mediaTypeOf(file: string): string {
  return mediaTypes[extname(file)] ?? 'application/octet-stream'
}
