import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { createReport } from '../../../../src-main/setup/report.mjs'

/** A version that nobody has published: its checksum is not known. */
export const madeUpVersion = '2.99.0'

export interface MadeWheel {
  readonly name?: string
  readonly version?: string
  readonly tag?: string
  readonly requirements?: readonly string[]
  /** Beside the metadata; the two libraries where it is left out. */
  readonly members?: Record<string, string>
  /** None: everything is stored as it is, so that a test can damage it. */
  readonly compressed?: boolean
}

export const libraries = {
  'tensorflow/libtensorflow_cc.so.2': 'the large library',
  'tensorflow/libtensorflow_framework.so.2': 'the small library'
}

/** Writes a tiny wheel and gives its path. */
export function makeWheel(folder: string, wheel: MadeWheel = {}): string {
  const { name = 'tensorflow_cpu', version = madeUpVersion, tag = 'cp311-cp311-manylinux_2_27_x86_64' } = wheel
  const { requirements = [], members = libraries, compressed = true } = wheel
  const info = `${name}-${version}.dist-info`
  const files = {
    ...members,
    [`${info}/METADATA`]: metadata(name, version, requirements),
    [`${info}/WHEEL`]: `Wheel-Version: 1.0\nTag: ${tag}\n`
  }
  const entries = Object.entries(files).map(([path, text]) => [path, strToU8(text)] as const)
  const file = join(folder, `${name}-${version}-${tag}.whl`)
  writeFileSync(file, zipSync(Object.fromEntries(entries), { level: compressed ? 6 : 0 }))
  return file
}

function metadata(name: string, version: string, requirements: readonly string[]): string {
  const lines = ['Metadata-Version: 2.1', `Name: ${name}`, `Version: ${version}`]
  return [...lines, ...requirements.map((requirement) => `Requires-Dist: ${requirement}`), ''].join('\n')
}

/** A report that only remembers. */
export function listen(): { report: ReturnType<typeof createReport>; heard: () => string } {
  let text = ''
  const report = createReport({ output: { write: (part: string) => (text += part) } })
  return { report, heard: () => text }
}
