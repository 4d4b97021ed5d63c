// @ts-check
/** Which NVIDIA GPUs there are: what nvidia-smi says, or where there is none, what the driver and the system say. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readText } from '../files.mjs'
import { capture, inEnglish } from '../processes.mjs'

/**
 * @typedef {object} Gpu
 * @property {string} name as in "NVIDIA GeForce RTX 3060"
 * @property {number} [memory] bytes
 * @property {string} [driver] the version of its driver
 * @property {string} [computeCapability] its generation, as in "8.6"
 */

/**
 * @typedef {object} Gpus
 * @property {Gpu[]} gpus
 * @property {string} [driver]
 * @property {string} [problem] why a GPU that is there cannot be used, in words
 * @property {string} [remedy]
 */

const driverRemedy = "Install NVIDIA's driver, or restart after an update of it; nvidia-smi then lists the GPU."

/**
 * Whether the driver of an NVIDIA GPU is at work here: it shows as a device file, or in Windows' Linux as a library.
 * @param {string} [devices]
 * @param {string} [ofWindows]
 */
export function hasNvidiaGpu(devices = '/dev', ofWindows = '/usr/lib/wsl/lib/libcuda.so.1') {
  if (existsSync(ofWindows)) return true
  return existsSync(devices) && readdirSync(devices).some((name) => /^nvidia\d+$/.test(name))
}

/**
 * @param {(fields: string) => Promise<{ code: number, output: string }>} [ask] nvidia-smi
 * @param {string} [system] where /proc and /sys are
 * @returns {Promise<Gpus>}
 */
export async function findGpus(ask = askNvidiaSmi, system = '/') {
  const fields = 'name,memory.total,driver_version'
  let answer = await ask(`${fields},compute_cap`)
  if (/not a valid field/.test(answer.output)) answer = await ask(fields)
  const gpus = answer.code === 0 ? parseNvidiaSmi(answer.output) : []
  if (gpus.length > 0) return withDriver(gpus, gpus[0].driver)
  const known = gpusOfDriver(system)
  const driver = driverVersion(readText(join(system, 'proc/driver/nvidia/version')) ?? '')
  if (known.length > 0 && driver) return withDriver(known, driver)
  return { gpus: [], ...problemOf(answer, system) }
}

/**
 * @param {Gpu[]} gpus
 * @param {string | undefined} driver
 * @returns {Gpus}
 */
const withDriver = (gpus, driver) => (driver === undefined ? { gpus } : { gpus, driver })

/** @param {string} fields */
function askNvidiaSmi(fields) {
  const options = { env: inEnglish, timeout: 10_000 }
  return capture('nvidia-smi', [`--query-gpu=${fields}`, '--format=csv,noheader,nounits'], options)
}

/**
 * @param {string} output of nvidia-smi: a line for each GPU with name, memory in MiB, driver and compute capability
 * @returns {Gpu[]}
 */
export function parseNvidiaSmi(output) {
  return output.split('\n').flatMap((line) => {
    const [name, memory, driver, capability] = line.split(',').map((field) => field.trim())
    if (!name || memory === undefined) return []
    /** @type {Gpu} */
    const gpu = { name }
    if (/^\d+$/.test(memory)) gpu.memory = Number(memory) * 2 ** 20
    if (/^[\d.]+$/.test(driver ?? '')) gpu.driver = driver
    if (/^\d+\.\d+$/.test(capability ?? '')) gpu.computeCapability = capability
    return [gpu]
  })
}

/**
 * The driver's own list of its GPUs.
 * @param {string} system
 * @returns {Gpu[]}
 */
function gpusOfDriver(system) {
  const folder = join(system, 'proc/driver/nvidia/gpus')
  const driver = driverVersion(readText(join(system, 'proc/driver/nvidia/version')) ?? '')
  return (existsSync(folder) ? readdirSync(folder) : []).flatMap((name) => {
    const model = /^Model:\s*(.+)$/m.exec(readText(join(folder, name, 'information')) ?? '')?.[1]
    return model ? [driver ? { name: model, driver } : { name: model }] : []
  })
}

/** @param {string} text as in "NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.129.03  Thu Oct 19 ..." */
export function driverVersion(text) {
  return /Kernel Module(?: for \S+)?\s+(\d[\d.]+)/.exec(text)?.[1]
}

/**
 * @param {{ code: number, output: string }} answer
 * @param {string} system
 */
function problemOf({ code, output }, system) {
  const words = /NVIDIA-SMI has failed because (.+?)(?:\.|$)/m.exec(output)?.[1]
  if (words) return { problem: `NVIDIA's driver does not answer (${words}).`, remedy: driverRemedy }
  if (code === 0 || !hasHardware(system)) return {}
  return { problem: "There is an NVIDIA GPU, but NVIDIA's driver is not at work.", remedy: driverRemedy }
}

/** @param {string} system */
function hasHardware(system) {
  const folder = join(system, 'sys/bus/pci/devices')
  const read = (/** @type {string} */ name, /** @type {string} */ file) => readText(join(folder, name, file)) ?? ''
  const names = existsSync(folder) ? readdirSync(folder) : []
  return names.some((name) => read(name, 'vendor') === '0x10de' && read(name, 'class').startsWith('0x03'))
}
