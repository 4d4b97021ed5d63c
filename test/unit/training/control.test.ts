import { on, once } from 'node:events'
import { describe, expect, it, onTestFinished } from 'vitest'
import { runCommand } from '../../../src-main/contract/run'
import { Control } from '../../../src-main/training/control'
import { typescriptThread } from '../../support/typescript-thread'

describe('Control', () => {
  it('begins with running, and takes every command', () => {
    const control = new Control()
    expect(control.command).toBe('run')
    for (const command of runCommand.options) {
      control.tell(command)
      expect(control.command).toBe(command)
    }
  })

  it('is seen by whoever shares its memory', () => {
    const control = new Control()
    control.tell('next-epoch')
    expect(new Control(control.buffer).command).toBe('next-epoch')
  })

  it('lets nothing override a stop', () => {
    const control = new Control()
    control.tell('stop')
    for (const command of runCommand.options) {
      control.tell(command)
      control.holdAfter(command === 'stop' ? 'run' : command)
      expect(control.command).toBe('stop')
    }
  })

  it('holds after a step', () => {
    const control = new Control()
    control.tell('next-mistake')
    control.holdAfter('next-mistake')
    expect(control.command).toBe('pause')
  })

  it.each(['run', 'stop', 'next-epoch', 'pause'] as const)('does not hold where %s was told meanwhile', (newer) => {
    const control = new Control()
    control.tell('next-mistake')
    control.tell(newer)
    control.holdAfter('next-mistake')
    expect(control.command).toBe(newer)
  })

  it('does not wait while it is not paused', () => {
    const control = new Control()
    for (const command of ['run', 'next-mistake', 'next-epoch', 'stop'] as const) {
      control.tell(command)
      control.waitWhilePaused()
    }
  })

  it('wakes a thread that waits', { timeout: 20_000 }, async () => {
    const control = new Control()
    control.tell('pause')
    const worker = typescriptThread(new URL('waiting-thread.ts', import.meta.url), control.buffer)
    onTestFinished(async () => void (await worker.terminate()))
    const ended = once(worker, 'exit')
    const woken: unknown[] = []
    const commands = ['next-mistake', 'run', 'next-epoch', 'stop'] as const
    const told = [...commands]
    for await (const [message] of on(worker, 'message', { close: ['exit'] })) {
      if (message !== 'waiting') woken.push(message)
      else {
        // Its wait ends only with this: were it not asleep, it would have told us something else by then.
        expect(control.command).toBe('pause')
        control.tell(told.shift() ?? 'stop')
      }
    }
    expect(woken).toEqual(commands)
    expect(await ended).toEqual([0])
  })
})
