import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { checkedWheel } from '../../../../src-main/setup/tensorflow/check.mjs'
import { readWheel, unpackWheel } from '../../../../src-main/setup/tensorflow/wheel.mjs'
import { temporaryFolder } from '../temporary'
import { libraries, listen, madeUpVersion, makeWheel } from './wheels'

describe('a wheel', () => {
  it('says what it is and what it asks for', async () => {
    const requirements = ['absl-py>=1.0.0', 'nvidia-nccl-cu12<3.0,>=2.27.7; extra == "and-cuda"']
    const wheel = await readWheel(makeWheel(temporaryFolder(), { requirements }))
    expect(wheel).toMatchObject({ name: 'tensorflow_cpu', version: madeUpVersion, requirements })
    expect(wheel.tags).toEqual(['cp311-cp311-manylinux_2_27_x86_64'])
    expect(wheel.members.get('tensorflow/libtensorflow_cc.so.2')).toBe('the large library'.length)
  })

  it('is unpacked as far as it is wanted, and counts what it writes', async () => {
    const folder = temporaryFolder()
    let bytes = 0
    const place = (member: string) => (member.endsWith('cc.so.2') ? 'below/library' : undefined)
    await unpackWheel(makeWheel(folder), folder, place, (count: number) => (bytes += count))
    expect(readFileSync(join(folder, 'below/library'), 'utf8')).toBe('the large library')
    expect(bytes).toBe('the large library'.length)
  })

  it.skipIf(process.platform === 'win32')('keeps its programs programs', async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'w.whl')
    const mode = (permissions: number) => ({ os: 3, attrs: (permissions << 16) >>> 0 })
    writeFileSync(file, zipSync({ tool: [strToU8('#!'), mode(0o755)], text: [strToU8('a'), mode(0o644)] }))
    await unpackWheel(file, folder, (member: string) => member)
    expect(statSync(join(folder, 'tool')).mode & 0o111).not.toBe(0)
    expect(statSync(join(folder, 'text')).mode & 0o111).toBe(0)
  })
})

describe('a damaged wheel', () => {
  it('is one that is no zip file, or only the beginning of one', async () => {
    const folder = temporaryFolder({ 'a.whl': 'no zip file' })
    await expect(readWheel(join(folder, 'a.whl'))).rejects.toThrow('a.whl is damaged, or no wheel at all')
    const whole = makeWheel(folder)
    writeFileSync(join(folder, 'half.whl'), readFileSync(whole).subarray(0, 200))
    await expect(readWheel(join(folder, 'half.whl'))).rejects.toThrow('half.whl is damaged')
  })

  it('is one in which a single bit has changed', async () => {
    const folder = temporaryFolder()
    const file = makeWheel(folder, { compressed: false })
    const content = readFileSync(file)
    content[content.indexOf('the large library') + 4] ^= 1
    writeFileSync(file, content)
    const work = unpackWheel(file, folder, (member: string) => member)
    await expect(work).rejects.toThrow('the checksum of tensorflow/libtensorflow_cc.so.2 is wrong')
  })

  it('is not one that the disk has no place for', async () => {
    const folder = temporaryFolder({ occupied: '' })
    const work = unpackWheel(makeWheel(folder), folder, () => 'occupied/file')
    await expect(work).rejects.toThrow(/EEXIST|ENOTDIR/)
  })
})

describe('what is refused', () => {
  const refusal = (...made: Parameters<typeof makeWheel>) =>
    expect(checkedWheel(makeWheel(...made), listen().report)).rejects

  it('is a zip file without metadata', async () => {
    const file = join(temporaryFolder(), 'a.whl')
    writeFileSync(file, zipSync({ a: strToU8('') }))
    await expect(checkedWheel(file, listen().report)).rejects.toThrow('a zip file, but no wheel')
  })

  it('is a file that is not there', async () => {
    await expect(checkedWheel('/no/such.whl', listen().report)).rejects.toThrow('There is no file /no/such.whl')
  })

  it('is a wheel of something else', async () => {
    await refusal(temporaryFolder(), { name: 'numpy' }).toThrow('a wheel of numpy; one of TensorFlow is needed')
  })

  it('is a wheel for another system', async () => {
    const wheel = { tag: 'cp311-cp311-macosx_12_0_arm64' }
    await refusal(temporaryFolder(), wheel).toThrow('is for macosx_12_0_arm64; one for Linux on x86_64 is needed')
  })

  it('is a version whose wheel holds no library for programs in C', async () => {
    const members = { 'tensorflow/libtensorflow_framework.so.2': '' }
    await refusal(temporaryFolder(), { version: '2.10.0', members }).toThrow('versions from 2.12 on do')
  })

  it('is a known version with another content', async () => {
    await refusal(temporaryFolder(), { version: '2.21.0' }).toThrow('is damaged or was changed')
  })
})

it('takes a version that it does not know, and says so', async () => {
  const { report, heard } = listen()
  const { sha256 } = await checkedWheel(makeWheel(temporaryFolder(), { members: libraries }), report)
  expect(sha256).toMatch(/^[\da-f]{64}$/)
  expect(heard()).toContain('The checksum of tensorflow-cpu 2.99.0 is not known here')
})

it('takes the same version for another Python as one that it does not know', async () => {
  const { report, heard } = listen()
  const tag = 'cp312-cp312-manylinux_2_27_x86_64'
  await checkedWheel(makeWheel(temporaryFolder(), { version: '2.21.0', tag }), report)
  expect(heard()).toContain('The checksum of tensorflow-cpu 2.21.0 is not known here')
})
