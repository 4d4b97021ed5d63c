import { arch, availableParallelism, cpus, totalmem } from 'node:os'
import type { ComputeReport, CudaLibraryReport, EngineReport, Remedy } from '../contract/compute'
import { cacheFolder } from '../setup/files.mjs'
import type { TensorFlowDiagnosis } from '../setup/tensorflow/diagnose.mjs'
import type { CheckOutcome } from '../training/engine-checks'

/** What is known when a report is made. */
export interface Known {
  readonly diagnosis: TensorFlowDiagnosis
  /** Absent while TensorFlow is being loaded, and where it is not loaded at all. */
  readonly outcome?: CheckOutcome | undefined
  readonly checking: boolean
  /** Why TensorFlow is not used, where its library is there. */
  readonly problem?: string | undefined
  /** The application's. */
  readonly version: string
  /** Whether the application runs from its installation, without its sources. */
  readonly packaged: boolean
}

/** All that the Compute page shows. */
export function reportOf(known: Known): ComputeReport {
  const { library, cuda } = known.diagnosis
  const { folder, flavour, origin } = library
  return {
    checking: known.checking,
    application: aboutApplication(known.version),
    processor: processor(),
    engines: [typescript(), tensorflow(known)],
    ...(folder && flavour && origin && { library: { folder, flavour, origin } }),
    problems: library.problems,
    gpu: aboutGpu(known),
    ...(cuda.release !== null && { cuda: { release: cuda.release, libraries: cuda.libraries.map(aboutLibrary) } })
  }
}

function aboutApplication(version: string): ComputeReport['application'] {
  const { electron, node } = process.versions
  return { version, node, platform: process.platform, arch: arch(), ...(electron && { electron }) }
}

function processor(): ComputeReport['processor'] {
  return { model: cpus()[0]?.model.trim() ?? 'unknown', cores: availableParallelism(), memory: totalmem() }
}

function typescript(): EngineReport {
  const { model } = processor()
  return { name: 'typescript', title: 'TypeScript', available: true, device: { kind: 'cpu', name: model } }
}

function tensorflow(known: Known): EngineReport {
  const { diagnosis, outcome, checking } = known
  const common = { name: 'tensorflow', title: 'TensorFlow' } as const
  const { loaded, problem = known.problem } = outcome ?? {}
  if (loaded !== undefined && problem === undefined) {
    const { version, loading } = loaded
    return { ...common, available: true, version, loading, device: deviceOf(known) }
  }
  if (checking) return { ...common, available: false }
  if (problem !== undefined) return { ...common, available: false, problem, remedy: remedyOf(makeAnew, known.packaged) }
  const { remedy } = diagnosis.library
  return { ...common, available: false, ...withRemedy(remedy, known.packaged) }
}

/** The first GPU, as TensorFlow numbers them, where it has chosen one. */
function deviceOf({ outcome, diagnosis }: Known): EngineReport['device'] {
  const [first] = diagnosis.gpu.gpus
  const { model, memory } = processor()
  if (outcome?.loaded?.device !== 'gpu') return { kind: 'cpu', name: model, memory }
  return { kind: 'gpu', name: first?.name ?? 'GPU', ...(first?.memory !== undefined && { memory: first.memory }) }
}

function aboutGpu({ diagnosis, outcome, packaged }: Known): ComputeReport['gpu'] {
  const { gpu, cuda, device } = diagnosis
  if (outcome?.loaded?.device === 'gpu') return { gpus: gpu.gpus }
  const unused = gpu.gpus.length > 0 ? `Networks do not train on it: ${device.reason}.` : undefined
  const problem = gpu.problem ?? unused
  return { gpus: gpu.gpus, ...(problem && { problem }), ...withRemedy(gpu.remedy ?? cuda.remedy, packaged) }
}

function aboutLibrary({
  name,
  purpose,
  path
}: {
  name: string
  purpose: string
  path: string | null
}): CudaLibraryReport {
  return { name, purpose, found: path !== null }
}

const makeAnew = 'npm run descent -- setup tensorflow --force'

function withRemedy(text: string | undefined, packaged: boolean): { remedy?: Remedy } {
  return text === undefined ? {} : { remedy: remedyOf(text, packaged) }
}

/** A remedy with its command apart from the words. An installation has no sources: its library is made elsewhere. */
function remedyOf(text: string, packaged: boolean): Remedy {
  const [command] = /npm run descent -- setup tensorflow(?: --\w+)?/.exec(text) ?? []
  if (command === undefined) return { text }
  const elsewhere = `Run this on a computer with Descent’s sources, and copy the folder that it names into ${cacheFolder()}:`
  return { text: packaged ? elsewhere : 'Run this in a terminal, in Descent’s folder:', command }
}
