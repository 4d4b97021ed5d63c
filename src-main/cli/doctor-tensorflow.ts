import type { diagnoseTensorFlow } from '../setup/tensorflow/diagnose.mjs'
import type { Finding } from './doctor'

export type TensorFlowDiagnosis = Awaited<ReturnType<typeof diagnoseTensorFlow>>

/** TensorFlow, what compiles its binding, the GPU, and the libraries through which TensorFlow would use it. */
export function tensorflowFindings(diagnosis: TensorFlowDiagnosis): Finding[] {
  const { compiler, cuda } = diagnosis
  return [
    libraryFinding(diagnosis),
    ...(compiler.remedy === undefined
      ? []
      : [{ subject: 'C++ compiler', good: false, found: 'not found', remedy: compiler.remedy }]),
    gpuFinding(diagnosis),
    ...(cuda.release === null ? [] : [cudaFinding(diagnosis)])
  ]
}

function libraryFinding({ library, device }: TensorFlowDiagnosis): Finding {
  const subject = 'TensorFlow'
  const details = library.problems
  if (!library.found) return { subject, good: false, found: 'not found', details, remedy: library.remedy }
  const kinds = { cpu: 'for the CPU', cuda: 'with CUDA', official: "from tfjs-node's installer" }
  const kind = library.flavour === undefined ? '' : ` ${kinds[library.flavour]}`
  const where = `${library.folder}${library.origin === 'override' ? ' (from DESCENT_TENSORFLOW)' : ''}`
  const computes = `It computes on the ${device.kind === 'gpu' ? 'GPU' : 'CPU'} (${device.name}): ${device.reason.replace(/\.$/, '')}.`
  return { subject, good: true, found: `${library.version}${kind}`, details: [where, computes, ...details] }
}

function gpuFinding({ gpu, cuda }: TensorFlowDiagnosis): Finding {
  const subject = 'NVIDIA GPU'
  if (gpu.problem !== undefined) return { subject, good: false, found: gpu.problem, remedy: gpu.remedy }
  if (gpu.gpus.length === 0) return { subject, good: true, found: 'none; training goes on the CPU' }
  const [found = '', ...details] = gpu.gpus.map(gpuWords)
  const unused = cuda.release === null ? cuda.remedy : undefined
  return { subject, good: unused === undefined, found, details, remedy: unused }
}

function gpuWords({ name, memory, driver, computeCapability }: TensorFlowDiagnosis['gpu']['gpus'][number]): string {
  return [
    name,
    ...(memory === undefined ? [] : [`${(memory / 2 ** 30).toFixed(1)} GiB`]),
    ...(driver === undefined ? [] : [`driver ${driver}`]),
    ...(computeCapability === undefined ? [] : [`compute capability ${computeCapability}`])
  ].join(', ')
}

/** Every library by name, with what it is for: a student reads here what a GPU is used for. */
function cudaFinding({ gpu, cuda }: TensorFlowDiagnosis): Finding {
  const width = Math.max(...cuda.libraries.map(({ name }) => name.length))
  const details = cuda.libraries.map(({ name, purpose, path }) => {
    return `${path === null ? 'missing' : 'found  '}  ${name.padEnd(width)}  ${purpose}`
  })
  const found = `${cuda.release}, ${cuda.missing.length === 0 ? 'complete' : 'not complete'}`
  const needed = gpu.gpus.length > 0
  return {
    subject: 'CUDA libraries',
    good: !needed || (cuda.missing.length === 0 && !cuda.driverIsTooOld),
    found: needed ? found : `${found} (not needed without a GPU)`,
    details,
    remedy: cuda.remedy
  }
}
