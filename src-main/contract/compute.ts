import { z } from './zod'

/** What a training computes on. */
export const deviceKind = z.enum(['cpu', 'gpu'])
export type DeviceKind = z.infer<typeof deviceKind>

const device = z.object({
  kind: deviceKind,
  /** For example "NVIDIA GeForce RTX 3060". */
  name: z.string(),
  /** Bytes. */
  memory: z.number().optional()
})

/** What would bring what is missing: words, and where there is one, the command that they lead to. */
export const remedy = z.object({ text: z.string(), command: z.string().optional() })
export type Remedy = z.infer<typeof remedy>

/** An engine that trains networks: there is one, or why there is none and what would bring it. */
const engine = z.object({
  name: z.enum(['typescript', 'tensorflow']),
  title: z.string(),
  available: z.boolean(),
  version: z.string().optional(),
  device: device.optional(),
  /** How long it took to load, in milliseconds. */
  loading: z.number().optional(),
  /** Why it is not used; an engine that is not available and has no problem is not installed. */
  problem: z.string().optional(),
  remedy: remedy.optional()
})
export type EngineReport = z.infer<typeof engine>

const gpu = z.object({
  name: z.string(),
  /** Bytes. */
  memory: z.number().optional(),
  driver: z.string().optional(),
  /** Its generation, as in "8.6". */
  computeCapability: z.string().optional()
})
export type GpuReport = z.infer<typeof gpu>

/** A library of CUDA that TensorFlow opens by name. */
const cudaLibrary = z.object({ name: z.string(), purpose: z.string(), found: z.boolean() })
export type CudaLibraryReport = z.infer<typeof cudaLibrary>

/** What this computer trains on, what was looked for, and what would bring the rest. */
export const computeReport = z.object({
  /** Whether TensorFlow is still being loaded for the first time: what it says is not known yet. */
  checking: z.boolean(),
  application: z.object({
    version: z.string(),
    electron: z.string().optional(),
    node: z.string(),
    platform: z.string(),
    arch: z.string()
  }),
  processor: z.object({ model: z.string(), cores: z.int(), /** Bytes. */ memory: z.number() }),
  engines: z.array(engine),
  /** The folder of TensorFlow's library, what it was made for and where it comes from. */
  library: z
    .object({ folder: z.string(), flavour: z.enum(['cpu', 'cuda', 'official']), origin: z.string() })
    .optional(),
  /** Why folders with TensorFlow that were looked at do not count. */
  problems: z.array(z.string()),
  /** The NVIDIA GPUs; why training does not use one that is there, and what would change that. */
  gpu: z.object({ gpus: z.array(gpu), problem: z.string().optional(), remedy: remedy.optional() }),
  /** Absent where the library is for the CPU only. */
  cuda: z.object({ release: z.string(), libraries: z.array(cudaLibrary) }).optional()
})
export type ComputeReport = z.infer<typeof computeReport>

/** A distance that was measured: infinite where there were numbers that are none. */
const distance = z.custom<number>((value) => typeof value === 'number', { error: 'expected a number' })

/** One training of the self-test. */
export const selfTestRow = z.object({
  /** In a few words which network was trained, and how. */
  title: z.string(),
  /** How many gradient steps were compared. */
  steps: z.int(),
  /** How long a gradient step takes, in milliseconds; only where it was measured. */
  stepTime: z.number().optional(),
  /** The largest difference to the reference, as a share of the largest number; nothing of the reference itself. */
  distances: z.object({ losses: distance, parameters: distance }).optional(),
  passed: z.boolean()
})
export type SelfTestRow = z.infer<typeof selfTestRow>

/** What came of the self-test on one engine and device. */
export const selfTestResult = z.object({
  engine: z.enum(['typescript', 'tensorflow']),
  device: deviceKind,
  /** For example "TensorFlow 2.21.0 on the GPU". */
  title: z.string(),
  rows: z.array(selfTestRow),
  /** Why there are not all rows. */
  problem: z.string().optional()
})
export type SelfTestResult = z.infer<typeof selfTestResult>

/** How far a self-test is. */
export const selfTestProgress = z.object({
  /** The engine under test, and how many of its trainings are done. */
  title: z.string(),
  done: z.int(),
  total: z.int(),
  /** How much of the whole is done, from 0 to 1. */
  share: z.number()
})
export type SelfTestProgress = z.infer<typeof selfTestProgress>

/** Whether everything that was compared agrees. */
export function selfTestPassed(results: readonly SelfTestResult[]): boolean {
  return results.every(({ rows, problem }) => problem === undefined && rows.every(({ passed }) => passed))
}
