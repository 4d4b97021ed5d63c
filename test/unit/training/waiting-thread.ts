import { parentPort, workerData } from 'node:worker_threads'
import { Control } from '../../../src-main/training/control'

// A thread that waits while it is paused, and tells each command that it wakes to, until it is told to stop.

const control = new Control(workerData as SharedArrayBuffer)
let command = control.command
while (command !== 'stop') {
  parentPort?.postMessage('waiting')
  control.waitWhilePaused()
  command = control.command
  parentPort?.postMessage(command)
  if (command !== 'stop') control.holdAfter(command)
}
