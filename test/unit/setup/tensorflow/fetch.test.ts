import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { discard, downloadFolder, fetchWheel } from '../../../../src-main/setup/tensorflow/fetch.mjs'
import { temporaryFolder, writeInto } from '../temporary'
import { listen } from './wheels'

const content = 'a wheel, as far as its bytes go; '.repeat(3_000)
const sha256 = createHash('sha256').update(content).digest('hex')
const about = { distribution: 'tensorflow-cpu', version: '2.99.0' }
const name = 'tensorflow_cpu-2.99.0-cp311-cp311-manylinux_2_27_x86_64.whl'
const partial = `${name}.${sha256.slice(0, 8)}.partial`

/** No pip: what falls back to it fails. */
const means = () => ({ python: '/no/such/python', workshop: temporaryFolder(), report: listen().report })

/** A host that can go on from anywhere, and what it was asked for. */
async function host(text = content) {
  const ranges: (string | undefined)[] = []
  const server = createServer((request, response) => {
    ranges.push(request.headers.range)
    const from = Number(/\d+/.exec(request.headers.range ?? '0')?.[0])
    const part = text.slice(from)
    response.writeHead(from ? 206 : 200, { 'content-length': part.length }).end(part)
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/${name}`, ranges }
}

beforeEach(() => vi.stubEnv('DESCENT_CACHE', temporaryFolder()))
afterEach(() => vi.unstubAllEnvs())

describe('fetchWheel', () => {
  it('downloads a wheel and compares its checksum', async () => {
    const { url } = await host()
    const fetched = await fetchWheel({ ...about, name, url, sha256 }, means())
    expect(fetched).toEqual({ file: join(downloadFolder(), name), sha256 })
    expect(readFileSync(fetched.file, 'utf8')).toBe(content)
  })

  it('goes on with what a killed attempt has left', async () => {
    const { url, ranges } = await host()
    writeInto(downloadFolder(), partial, content.slice(0, 70_000))
    const { file } = await fetchWheel({ ...about, name, url, sha256 }, means())
    expect(readFileSync(file, 'utf8')).toBe(content)
    expect(ranges).toEqual(['bytes=70000-'])
    expect(readdirSync(downloadFolder())).toEqual([name])
  })

  it('does not download again what was not unpacked yet', async () => {
    const { url, ranges } = await host()
    writeInto(downloadFolder(), name, content)
    await fetchWheel({ ...about, name, url, sha256 }, means())
    expect(ranges).toEqual([])
  })

  it('throws away what is not what was expected, so that the next attempt begins anew', async () => {
    const { url } = await host()
    writeInto(downloadFolder(), partial, 'x'.repeat(70_000))
    const offer = { ...about, name, url, sha256 }
    await expect(fetchWheel(offer, means())).rejects.toThrow('pip could not fetch tensorflow-cpu==2.99.0')
    expect(readdirSync(downloadFolder())).toEqual([])
    expect((await fetchWheel(offer, means())).sha256).toBe(sha256)
  })

  it('insists on the pinned checksum, whatever the index says', async () => {
    const { url } = await host()
    const offer = { ...about, version: '2.21.0', name: name.replace('2.99.0', '2.21.0'), url, sha256 }
    const { report, heard } = listen()
    await expect(fetchWheel(offer, { ...means(), report })).rejects.toThrow('pip could not fetch')
    expect(heard()).toContain('is not the wheel that was expected: its checksum is another one')
  })

  it('takes a file where it lies, and leaves it there', async () => {
    const file = join(temporaryFolder({ [name]: content }), name)
    const offer = { ...about, name, url: pathToFileURL(file).href, sha256 }
    expect(await fetchWheel(offer, means())).toEqual({ file, sha256 })
    discard(file)
    expect(existsSync(file)).toBe(true)
  })

  it('lets pip try where a host cannot be reached, and says why', async () => {
    const { report, heard } = listen()
    const offer = { ...about, name, url: 'http://127.0.0.1:9/wheel', sha256 }
    await expect(fetchWheel(offer, { ...means(), report })).rejects.toThrow('pip could not fetch')
    expect(heard()).toMatch(/127\.0\.0\.1:9 could not be reached.*: letting pip fetch the wheel instead/)
  })
})
