import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { download } from '../../../src-main/setup/download.mjs'
import { temporaryFolder } from './temporary'

const content = 'abcdefghij'.repeat(10_000)

/** Answers as a host that can go on from anywhere. */
function answerFrom(request: IncomingMessage, response: ServerResponse) {
  const from = Number(/\d+/.exec(request.headers.range ?? '0')?.[0])
  if (from >= content.length) return response.writeHead(416, { 'content-range': `bytes */${content.length}` }).end()
  return response.writeHead(from ? 206 : 200, { 'content-length': content.length - from }).end(content.slice(from))
}

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

describe('what an earlier download left', () => {
  const left = (text: string) => join(temporaryFolder({ file: text }), 'file')

  it('is gone on with', async () => {
    const ranges: (string | undefined)[] = []
    const url = await serve((request, response) => {
      ranges.push(request.headers.range)
      answerFrom(request, response)
    })
    const file = left(content.slice(0, 60_000))
    await download(url, file, { resume: true })
    expect(readFileSync(file, 'utf8')).toBe(content)
    expect(ranges).toEqual(['bytes=60000-'])
  })

  it('may be all there is', async () => {
    const file = left(content)
    await download(await serve(answerFrom), file, { resume: true })
    expect(readFileSync(file, 'utf8')).toBe(content)
  })

  it('may be more than there is: then it is fetched anew', async () => {
    const file = left(`${content}${content}`)
    await download(await serve(answerFrom), file, { resume: true })
    expect(readFileSync(file, 'utf8')).toBe(content)
  })

  it('is replaced unless it is asked for', async () => {
    const file = left('something else')
    await download(await serve(answerFrom), file)
    expect(readFileSync(file, 'utf8')).toBe(content)
  })
})

it('does not blame the host where the file cannot be written', async () => {
  const folder = temporaryFolder()
  await expect(download(await serve(answerFrom), folder)).rejects.toThrow('EISDIR')
})
