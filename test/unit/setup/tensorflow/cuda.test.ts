import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { librariesLookedFor, parseLdconfig, seek } from '../../../../src-main/setup/tensorflow/cuda-libraries.mjs'
import {
  cudaRequirements,
  libraryEnvironment,
  pinned,
  placeOfCuda
} from '../../../../src-main/setup/tensorflow/cuda.mjs'
import { checksumOf, cudaVersions } from '../../../../src-main/setup/tensorflow/versions.mjs'
import { temporaryFolder } from '../temporary'

describe("what is taken of NVIDIA's wheels", () => {
  it.each([
    ['nvidia/cudnn/lib/libcudnn_ops.so.9', 'libcudnn_ops.so.9'],
    ['nvidia/cuda_nvrtc/lib/libnvrtc-builtins.so.12.9', 'libnvrtc-builtins.so.12.9'],
    ['nvidia/cuda_nvcc/bin/ptxas', 'cuda/bin/ptxas'],
    ['nvidia/cuda_nvcc/nvvm/libdevice/libdevice.10.bc', 'cuda/nvvm/libdevice/libdevice.10.bc']
  ])('%s becomes %s', (member, place) => {
    expect(placeOfCuda(member)).toBe(place)
  })

  it.each([
    'nvidia/cublas/include/cublas.h',
    'nvidia/cublas/lib/libnvblas.so.12',
    'nvidia/cusolver/lib/libcusolverMg.so.11',
    'nvidia/cuda_nvrtc/lib/libnvrtc.alt.so.12',
    'nvidia/cuda_cupti/lib/libcheckpoint.so',
    'nvidia/cuda_nvcc/bin/nvcc',
    'tensorflow/python/keras.py'
  ])('%s stays where it is', (member) => {
    expect(placeOfCuda(member)).toBeUndefined()
  })
})

describe("what TensorFlow's wheel asks for", () => {
  it('is read from its extra', () => {
    const asked = cudaRequirements([
      'numpy>=1.26.0',
      'nvidia-cudnn-cu12<10.0,>=9.3.0.75; extra == "and-cuda"',
      "nvidia-nccl-cu12 (>=2.27.7) ; extra == 'and-cuda'",
      'tensorflow-io-gcs-filesystem>=0.23.1; (sys_platform != "win32") and extra == "gcs-filesystem"'
    ])
    expect(asked).toEqual([
      { name: 'nvidia-cudnn-cu12', range: '<10.0,>=9.3.0.75' },
      { name: 'nvidia-nccl-cu12', range: '>=2.27.7' }
    ])
  })

  it('is taken at its pinned version, with a checksum', () => {
    expect(pinned({ name: 'nvidia-nvjitlink-cu12', range: '>=12.5' })).toBe('nvidia-nvjitlink-cu12==12.9.86')
    expect(pinned({ name: 'nvidia-new-cu12', range: '>=1' })).toBe('nvidia-new-cu12>=1')
    for (const [name, version] of Object.entries(cudaVersions))
      expect(checksumOf(name, version, 'py3')).toHaveLength(64)
  })
})

it.skipIf(process.platform === 'win32')(
  'puts the folder on the path of a process that is to use a GPU, and of no other',
  () => {
    const env = { LD_LIBRARY_PATH: '/mine', XLA_FLAGS: '--xla_dump_to=/tmp' }
    expect(libraryEnvironment({ folder: '/tf', flavour: 'cuda' }, env)).toEqual({
      LD_LIBRARY_PATH: '/tf:/mine',
      XLA_FLAGS: '--xla_dump_to=/tmp --xla_gpu_cuda_data_dir="/tf/cuda"'
    })
    expect(libraryEnvironment({ folder: '/tf', flavour: 'cuda' }, {})).toEqual({
      LD_LIBRARY_PATH: '/tf',
      XLA_FLAGS: '--xla_gpu_cuda_data_dir="/tf/cuda"'
    })
    expect(libraryEnvironment({ folder: '/tf', flavour: 'cpu' }, env)).toEqual({})
  }
)

describe('what a library looks for', () => {
  it('depends on the CUDA that it was built with', () => {
    const names = (...about: Parameters<typeof librariesLookedFor>) =>
      librariesLookedFor(...about)?.libraries.map(({ name }: { name: string }) => name)
    expect(names('cuda', 'linux')).toContain('libcudnn.so.9')
    expect(names('official', 'linux')).toContain('libcudart.so.11.0')
    expect(names('official', 'win32')).toContain('cudart64_110.dll')
    expect(names('cpu', 'linux')).toBeUndefined()
    expect(names('official', 'darwin')).toBeUndefined()
  })

  it('is looked for in its own folder, on the path of libraries, and among those that the system knows', async () => {
    const [own, path] = [temporaryFolder({ 'libone.so.1': '' }), temporaryFolder({ 'libtwo.so.1': '' })]
    const libraries = ['libone.so.1', 'libtwo.so.1', 'libthree.so.1'].map((name) => ({ name, purpose: '' }))
    const found = await seek(libraries, [own], { LD_LIBRARY_PATH: `:${path}`, PATH: path })
    expect(found.map((library: { path: string | null }) => library.path)).toEqual([
      join(own, 'libone.so.1'),
      join(path, 'libtwo.so.1'),
      null
    ])
  })

  it("reads the system's list, of this kind of machine", () => {
    const output =
      '2 libs found in cache\n' +
      '\tlibcuda.so.1 (libc6,x86-64) => /lib/x86_64-linux-gnu/libcuda.so.1\n' +
      '\tlibcuda.so.1 (libc6) => /lib/i386-linux-gnu/libcuda.so.1\n' +
      '\tlibc.so.6 (libc6,x86-64, OS ABI: Linux 3.2.0) => /lib/x86_64-linux-gnu/libc.so.6\n'
    expect(parseLdconfig(output, 'x64')).toEqual({
      'libcuda.so.1': '/lib/x86_64-linux-gnu/libcuda.so.1',
      'libc.so.6': '/lib/x86_64-linux-gnu/libc.so.6'
    })
    expect(parseLdconfig('', 'x64')).toEqual({})
  })
})
