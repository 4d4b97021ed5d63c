import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { download } from '../../../src-main/setup/download.mjs'
import { temporaryFolder } from './temporary'

const content = 'abcdefghij'.repeat(10_000)

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`
}

function target() {
  return join(temporaryFolder(), 'folder/file')
}

it('streams into a file and counts the bytes', async () => {
  const url = await serve((_request, response) => {
    response.setHeader('content-length', content.length).end(content)
  })
  const file = target()
  let last = {}
  await download(url, file, { onProgress: (progress) => (last = progress) })
  expect(readFileSync(file, 'utf8')).toBe(content)
  expect(last).toEqual({ done: content.length, total: content.length, unit: 'MB' })
})

it('takes up a transfer that broke off where it stopped', async () => {
  const ranges: (string | undefined)[] = []
  const url = await serve((request, response) => {
    ranges.push(request.headers.range)
    const from = Number(/\d+/.exec(request.headers.range ?? '0')?.[0])
    response.writeHead(from ? 206 : 200, { 'content-length': content.length - from })
    if (from) return response.end(content.slice(from))
    return response.write(content.slice(0, 40_000), () => setTimeout(() => response.destroy(), 50))
  })
  const file = target()
  await download(url, file)
  expect(readFileSync(file, 'utf8')).toBe(content)
  expect(ranges).toEqual([undefined, 'bytes=40000-'])
})

it('starts again where the host cannot continue', async () => {
  let requests = 0
  const url = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': content.length })
    if (++requests > 1) return response.end(content)
    return response.write(content.slice(0, 40_000), () => setTimeout(() => response.destroy(), 50))
  })
  const file = target()
  await download(url, file)
  expect(readFileSync(file, 'utf8')).toBe(content)
})

it('gives up a host that says nothing', async () => {
  const url = await serve(() => {})
  const failure = expect(download(url, target(), { idleLimit: 50 })).rejects
  await failure.toThrow(/127\.0\.0\.1:\d+ could not be reached \(no answer for 0\.05 s\)/)
})

it('names the answer of a host that refuses', async () => {
  const url = await serve((_request, response) => response.writeHead(404).end())
  await expect(download(url, target())).rejects.toThrow('the host answered 404')
})
