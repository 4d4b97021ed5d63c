// @ts-check
import { existsSync, readdirSync } from 'node:fs'

/**
 * Whether the driver of an NVIDIA GPU is at work here: it shows as a device file (in Windows' Linux as /dev/dxg).
 * @param {string} [devices]
 */
export function hasNvidiaGpu(devices = '/dev') {
  if (!existsSync(devices)) return false
  return readdirSync(devices).some((name) => /^nvidia\d+$/.test(name) || name === 'dxg')
}
