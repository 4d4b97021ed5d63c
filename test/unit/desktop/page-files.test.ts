import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fileFor, isOwnPage, mediaTypeOf, startPage } from '../../../src-main/desktop/page-files'

const folder = resolve('/application', 'renderer')
const origin = 'descent://application'

describe('fileFor', () => {
  it.each([
    ['/index.html', 'index.html'],
    ['/assets/index-B2x.js', join('assets', 'index-B2x.js')],
    ['/index.html?reload=1#/labs', 'index.html'],
    ['/a%20name.svg', 'a name.svg'],
    ['/assets/../index.html', 'index.html'],
    ['/assets/%2e%2e/index.html', 'index.html'],
    ['/100%25.png', '100%.png'],
    ['/..dots..', '..dots..']
  ])('finds %s inside the folder', (path, file) => {
    expect(fileFor(folder, `${origin}${path}`)).toBe(join(folder, file))
  })

  it.each([
    '/..%2fsecret',
    '/..%2Fsecret',
    '/%2e%2e%2fsecret',
    '/%2e%2e/%2e%2e%2fsecret',
    '/assets/..%2f..%2fsecret',
    '/assets%2f..%2f..%2fsecret',
    '/..%2frenderer-of-another/index.html',
    '/..%2frenderer'
  ])('does not leave the folder for %s', (path) => {
    expect(fileFor(folder, `${origin}${path}`)).toBeUndefined()
  })

  it.each(['/../secret', '/%2e%2e/secret', '/%2E%2e/../secret'])('stays in the folder for %s', (path) => {
    expect(fileFor(folder, `${origin}${path}`)).toBe(join(folder, 'secret'))
  })

  it('does not decode twice', () => {
    expect(fileFor(folder, `${origin}/%252e%252e%252fsecret`)).toBe(join(folder, '%2e%2e%2fsecret'))
  })

  it.each(['/..%5csecret', '/assets%5C..%5C..%5Csecret', '/%5c%5cserver%5cshare', '/..\\secret'])(
    'knows no backslashes: %s',
    (path) => {
      expect(fileFor(folder, `${origin}${path}`)).toBeUndefined()
    }
  )

  it.each(['/index.html%00.png', '/%00', '/%', '/%zz', '/%e0%a4', '/%c0%ae%c0%ae/secret'])('refuses %s', (path) => {
    expect(fileFor(folder, `${origin}${path}`)).toBeUndefined()
  })

  it.each([
    'descent://other/index.html',
    'descent://application.example.org/index.html',
    'descent://application@example.org/index.html',
    'descent:index.html',
    'https://example.org/index.html',
    'file:///application/renderer/index.html',
    '',
    'no address'
  ])('refuses what is not the application’s own: %s', (url) => {
    expect(fileFor(folder, url)).toBeUndefined()
    expect(isOwnPage(url)).toBe(false)
  })
})

describe('the application’s pages', () => {
  it('begin with the start page', () => {
    expect(isOwnPage(startPage)).toBe(true)
    expect(fileFor(folder, startPage)).toBe(join(folder, 'index.html'))
  })

  it.each([
    ['index.html', 'text/html; charset=utf-8'],
    ['index-B2x.js', 'text/javascript; charset=utf-8'],
    ['KaTeX_Main.woff2', 'font/woff2'],
    ['notes', 'application/octet-stream'],
    ['index.html.exe', 'application/octet-stream']
  ])('are told to be what they are: %s', (file, type) => {
    expect(mediaTypeOf(join(folder, file))).toBe(type)
  })
})
