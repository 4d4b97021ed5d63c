import { describe, expect, it } from 'vitest'
import { computeReport, type ComputeReport } from '../../../src-main/contract/compute'
import { reportOf, type Known } from '../../../src-main/desktop/compute-report'
import type { TensorFlowDiagnosis } from '../../../src-main/setup/tensorflow/diagnose.mjs'
import { cudaRemedy } from '../../../src-main/setup/tensorflow/cuda.mjs'
import { loaded } from '../../support/scripted-check'

const gpu = { name: 'NVIDIA T400', memory: 2 ** 31, driver: '550.54', computeCapability: '7.5' }
const library: TensorFlowDiagnosis['library'] = {
  found: true,
  folder: '/library',
  version: '2.21.0',
  origin: 'cache',
  problems: []
}

function reportWith(diagnosis: Partial<TensorFlowDiagnosis>, device: 'cpu' | 'gpu'): ComputeReport {
  const known: Known = {
    diagnosis: {
      library: { ...library, flavour: 'cuda' },
      compiler: { command: null },
      gpu: { gpus: [gpu] },
      cuda: { release: 'CUDA 12 and cuDNN 9', libraries: [], missing: [], driverIsTooOld: false },
      device: { kind: 'gpu', name: gpu.name, reason: 'with CUDA 12 and cuDNN 9' },
      ...diagnosis
    },
    outcome: { loaded: { ...loaded, device }, rows: [], crashed: false },
    checking: false,
    version: '1.0.0',
    packaged: false
  }
  return computeReport.parse(reportOf(known))
}

const sought = (name: string, path: string | null) => ({ name, purpose: 'layers of networks', path })

describe('the report on a GPU', () => {
  it('names the one that TensorFlow computes on', () => {
    const report = reportWith({}, 'gpu')
    expect(report.engines[1].device).toEqual({ kind: 'gpu', name: gpu.name, memory: gpu.memory })
    expect(report.gpu).toEqual({ gpus: [gpu] })
  })

  it('says which libraries are missing, what each is for, and what brings them', () => {
    const libraries = [sought('libcudart.so.12', '/somewhere'), sought('libcudnn.so.9', null)]
    const missing = ['libcudnn.so.9']
    const reason = 'libcudnn.so.9 could not be found'
    const report = reportWith(
      {
        cuda: { release: 'CUDA 12 and cuDNN 9', libraries, missing, driverIsTooOld: false, remedy: cudaRemedy },
        device: { kind: 'cpu', name: 'EPYC', reason }
      },
      'cpu'
    )
    expect(report.engines[1].device).toMatchObject({ kind: 'cpu' })
    expect(report.cuda?.libraries).toEqual([
      { name: 'libcudart.so.12', purpose: 'layers of networks', found: true },
      { name: 'libcudnn.so.9', purpose: 'layers of networks', found: false }
    ])
    expect(report.gpu).toMatchObject({
      problem: `Networks do not train on it: ${reason}.`,
      remedy: { command: 'npm run descent -- setup tensorflow --cuda' }
    })
  })

  it('says what brings a library for it where there is one for the CPU', () => {
    const report = reportWith(
      {
        library: { ...library, flavour: 'cpu' },
        cuda: { release: null, libraries: [], missing: [], driverIsTooOld: false, remedy: cudaRemedy },
        device: { kind: 'cpu', name: 'EPYC', reason: 'the library is for the CPU only' }
      },
      'cpu'
    )
    expect(report.cuda).toBeUndefined()
    expect(report.gpu.problem).toContain('the library is for the CPU only')
    expect(report.gpu.remedy?.command).toContain('--cuda')
  })

  it('keeps the words of a remedy that is no command', () => {
    const remedy = "Install NVIDIA's driver."
    const report = reportWith({ gpu: { gpus: [], problem: 'The driver does not answer.', remedy } }, 'cpu')
    expect(report.gpu).toEqual({ gpus: [], problem: 'The driver does not answer.', remedy: { text: remedy } })
  })
})
