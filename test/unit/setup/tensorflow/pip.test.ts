import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { askPip, localFile, offersIn } from '../../../../src-main/setup/tensorflow/pip.mjs'
import { temporaryFolder } from '../temporary'

const file = 'tensorflow_cpu-2.21.0-cp311-cp311-manylinux_2_27_x86_64.whl'
const metadata = { name: 'tensorflow_cpu', version: '2.21.0' }
const entry = (url: string, archive_info: object = {}) => ({ metadata, download_info: { url, archive_info } })

describe("pip's report", () => {
  it('says where wheels are', () => {
    const url = `https://mirror.example/files/${file}`
    expect(offersIn({ install: [entry(url, { hashes: { sha256: 'abc' } })] })).toEqual([
      { distribution: 'tensorflow_cpu', version: '2.21.0', name: file, url, sha256: 'abc' }
    ])
  })

  it('may name the checksum as older versions of it do, or none', () => {
    const url = `file:///wheels/a%20b/${file}`
    const sums = [entry(url, { hash: 'sha256=abc' }), entry(url, { hash: 'md5=abc' }), entry(url)]
    expect(offersIn({ install: sums })?.map((offer: { sha256?: string }) => offer.sha256)).toEqual([
      'abc',
      undefined,
      undefined
    ])
  })

  it('may be something else', () => {
    expect(offersIn(undefined)).toBeUndefined()
    expect(offersIn({ version: '1' })).toBeUndefined()
  })
})

it.skipIf(process.platform === 'win32')('knows an offer that lies on this machine', () => {
  expect(localFile({ ...metadata, distribution: '', name: file, url: 'file:///wheels/a%20b.whl' })).toBe(
    '/wheels/a b.whl'
  )
  expect(localFile({ ...metadata, distribution: '', name: file, url: 'https://mirror.example/a.whl' })).toBeUndefined()
})

describe.skipIf(process.platform === 'win32')('asking pip', () => {
  /** A program in pip's place. */
  const pip = (script: string) => {
    const program = join(temporaryFolder(), 'python')
    writeFileSync(program, `#!/bin/sh\n${script}\n`)
    chmodSync(program, 0o755)
    return program
  }
  const ask = (script: string) => askPip(pip(script), ['tensorflow-cpu==2.21.0'], temporaryFolder(), { quick: true })

  it('gives what it reports', async () => {
    const report = JSON.stringify({ install: [entry(`https://mirror.example/${file}`)] })
    const script = `for word; do case $word in --report=*) echo '${report}' > "\${word#--report=}";; esac; done`
    expect(await ask(script)).toMatchObject([{ name: file, version: '2.21.0' }])
  })

  it('fails with what it says', async () => {
    const script = "echo 'ERROR: No matching distribution found for tensorflow-cpu==2.21.0' >&2; exit 1"
    await expect(ask(script)).rejects.toThrow('cannot reach its index (No matching distribution found')
    await expect(ask('echo "no such option: --report" >&2; exit 2')).rejects.toThrow('(no such option: --report)')
  })
})
