import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { isLive, type RunUpdate } from '../contract/run'
import { Control } from './control'
import { parentLink } from './parent-link'
import type { FromTrainer, ToTrainer, WorkerSetting } from './protocol'

// The trainer: a process for one run. Its main thread only speaks, with the application on one side
// and with the worker thread that trains on the other, so it answers at once whatever the worker does.

const link = parentLink()
const control = new Control()
const workerData: WorkerSetting = { control: control.buffer }
const worker = new Worker(join(__dirname, 'worker.cjs'), { workerData })

link.onMessage((message: ToTrainer) => {
  if (message.type === 'command') return control.tell(message.command)
  control.tell(message.assignment.begin)
  worker.postMessage(message.assignment)
})

let live = true

function tell(update: RunUpdate): void {
  if (update.state !== undefined) live = isLive(update.state)
  link.send({ update })
}

worker.on('message', (message: FromTrainer) => {
  if ('update' in message) tell(message.update)
  else link.send(message)
})
worker.on('error', ({ message }) => {
  if (live) tell({ state: 'failed', error: { code: 'internal', message: `the training thread failed: ${message}` } })
})
worker.on('exit', (code) => {
  if (live)
    tell({
      state: 'failed',
      error: { code: 'trainer-ended', message: `the training thread ended early with code ${code}` }
    })
})
