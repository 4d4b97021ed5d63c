import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'

/** Whether there is a process of that number; one that has ended and is only still listed does not count. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return process.platform !== 'linux' || !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

/** Waits until a process that is no child of ours has ended: the system has no event for that. */
export async function processEnds(pid: number): Promise<void> {
  const begun = performance.now()
  while (isAlive(pid)) {
    if (performance.now() - begun > 10_000) throw new Error(`process ${pid} still goes on`)
    await delay(10)
  }
}
