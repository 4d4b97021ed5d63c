import type { DeviceKind, SelfTestProgress, SelfTestResult } from '../contract/compute'
import type { Extent } from '../engines/conformance/self-test'
import { checkEngine, type CheckOutcome, type CheckProcess } from './engine-checks'
import { trainerEnvironment, type NativeLibrary } from './trainer-environment'

export interface SelfTestSetting {
  /** Starts an engine check in this environment. */
  readonly start: (env: NodeJS.ProcessEnv) => CheckProcess
  readonly library?: NativeLibrary | undefined
  /** Whether there is a GPU that the library was made for. */
  readonly gpu: boolean
  readonly extent?: Extent
  /** Only TensorFlow, and only on this. */
  readonly only?: DeviceKind | undefined
  readonly onProgress?: (progress: SelfTestProgress) => void
}

/** An engine and what it is to compute on. */
interface Subject {
  readonly engine: SelfTestResult['engine']
  readonly device: DeviceKind
}

/** Trains small networks on every engine and device, one after another, and compares them with the TypeScript engine. */
export async function selfTest(setting: SelfTestSetting): Promise<SelfTestResult[]> {
  const results: SelfTestResult[] = []
  const subjects = subjectsOf(setting)
  for (const [index, subject] of subjects.entries()) {
    const tell: Tell = (title, done, total) =>
      setting.onProgress?.({ title, done, total, share: (index + done / total) / subjects.length })
    results.push(await test(subject, setting, tell))
  }
  return results
}

type Tell = (title: string, done: number, total: number) => void

function subjectsOf({ library, gpu, only }: SelfTestSetting): Subject[] {
  const all: Subject[] = [
    { engine: 'typescript', device: 'cpu' },
    ...(library === undefined ? [] : [{ engine: 'tensorflow', device: 'cpu' } as const]),
    ...(library === undefined || !gpu ? [] : [{ engine: 'tensorflow', device: 'gpu' } as const])
  ]
  if (only === undefined) return all
  const wanted = all.filter(({ engine, device }) => engine === 'tensorflow' && device === only)
  // What was asked for and is not there fails: it says why.
  return wanted.length > 0 ? wanted : [{ engine: 'tensorflow', device: only }]
}

async function test(subject: Subject, setting: SelfTestSetting, tell: Tell): Promise<SelfTestResult> {
  const { library, gpu, extent = 'short', start } = setting
  const binding = subject.engine === 'tensorflow' ? library?.binding : undefined
  const title = titleOf(subject, library?.version)
  if (subject.engine === 'tensorflow' && binding === undefined) return failed(subject, title, 'TensorFlow is not there')
  if (subject.device === 'gpu' && !gpu) return failed(subject, title, 'there is no GPU that TensorFlow could use')
  const outcome = await checkEngine(
    () => start(environmentFor(subject, library)),
    { binding, selfTest: extent, device: subject.device },
    { onRow: (_row, done, total) => tell(title, done, total) }
  )
  return resultOf(subject, title, outcome)
}

/** A GPU that is not to be used is hidden. */
function environmentFor({ device }: Subject, library: NativeLibrary | undefined): NodeJS.ProcessEnv {
  const env = trainerEnvironment(library)
  return device === 'gpu' ? env : { ...env, CUDA_VISIBLE_DEVICES: '-1' }
}

function titleOf({ engine, device }: Subject, version = ''): string {
  return engine === 'typescript'
    ? 'TypeScript'
    : `TensorFlow ${version} on the ${device === 'gpu' ? 'GPU' : 'processor'}`
}

function failed(subject: Subject, title: string, problem: string): SelfTestResult {
  return { ...subject, title, rows: [], problem }
}

function resultOf(subject: Subject, title: string, { rows, problem }: CheckOutcome): SelfTestResult {
  return { ...subject, title, rows: [...rows], ...(problem !== undefined && { problem }) }
}
